package io.darkroom.operations;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.darkroom.platform.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** JSON objects as the messages that protobuf has for them (google/protobuf/struct.proto). */
final class Structs {

  private Structs() {}

  /** The object that a JSON text holds. */
  static Struct parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return of(reader.readObject());
    }
  }

  private static Struct of(JsonObject object) {
    Struct.Builder struct = Struct.newBuilder();
    object.forEach((name, value) -> struct.putFields(name, of(value)));
    return struct.build();
  }

  private static Value of(JsonValue value) {
    Value.Builder builder = Value.newBuilder();
    return switch (value.getValueType()) {
      case OBJECT -> builder.setStructValue(of((JsonObject) value)).build();
      case ARRAY -> builder.setListValue(of((JsonArray) value)).build();
      case STRING -> builder.setStringValue(((JsonString) value).getString()).build();
      case NUMBER -> builder.setNumberValue(((JsonNumber) value).doubleValue()).build();
      case TRUE, FALSE -> builder.setBoolValue(value == JsonValue.TRUE).build();
      case NULL -> builder.setNullValue(NullValue.NULL_VALUE).build();
    };
  }

  private static ListValue of(JsonArray items) {
    ListValue.Builder list = ListValue.newBuilder();
    items.forEach(item -> list.addValues(of(item)));
    return list.build();
  }
}
