package io.darkroom.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import org.junit.jupiter.api.Test;

class StructsTest {

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  @Test
  void everyKindOfJsonHasItsValue() {
    assertThat(
            Structs.parse(
                """
                {"s": "\u00fc\uD83D\uDE00", "n": -1.5e3, "t": true, "f": false, "z": null,
                 "l": ["a", []], "o": {"k": "v"}, "": ""}
                """))
        .isEqualTo(
            Struct.newBuilder()
                .putFields("s", text("\u00fc\uD83D\uDE00"))
                .putFields("n", Value.newBuilder().setNumberValue(-1500).build())
                .putFields("t", Value.newBuilder().setBoolValue(true).build())
                .putFields("f", Value.newBuilder().setBoolValue(false).build())
                .putFields("z", Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build())
                .putFields(
                    "l",
                    Value.newBuilder()
                        .setListValue(
                            ListValue.newBuilder()
                                .addValues(text("a"))
                                .addValues(
                                    Value.newBuilder()
                                        .setListValue(ListValue.getDefaultInstance())))
                        .build())
                .putFields(
                    "o",
                    Value.newBuilder()
                        .setStructValue(Struct.newBuilder().putFields("k", text("v")))
                        .build())
                .putFields("", text(""))
                .build());
  }

  @Test
  void anEmptyObjectHasNoFields() {
    assertThat(Structs.parse("{}")).isEqualTo(Struct.getDefaultInstance());
  }
}
