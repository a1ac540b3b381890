package io.darkroom.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** What the published protobuf classes read out of the answers of the Operations API. */
public final class Published {

  private static final List<Class<? extends Message>> TYPES =
      List.of(Struct.class, ErrorInfo.class, LocalizedMessage.class);

  private Published() {}

  /** Everything that an answer packs, wherever in it; each is asserted to unpack. */
  public static List<Message> all(JsonValue answer) {
    List<Message> found = new ArrayList<>();
    collect(answer, found);
    return found;
  }

  private static void collect(JsonValue value, List<Message> found) {
    if (value instanceof JsonArray items) {
      items.forEach(item -> collect(item, found));
    } else if (value instanceof JsonObject object && object.containsKey("typeUrl")) {
      found.add(unpacked(object));
    } else if (value instanceof JsonObject object) {
      object.values().forEach(member -> collect(member, found));
    }
  }

  /** The message of {@code {typeUrl, value}}. */
  private static Message unpacked(JsonObject packed) {
    Any any = any(packed);
    return TYPES.stream()
        .filter(any::is)
        .findFirst()
        .map(type -> (Message) unpacked(any, type))
        .orElseThrow(() -> new AssertionError("Unknown: " + packed));
  }

  /** The message of {@code {typeUrl, value}}, which has to be of the type. */
  public static <T extends Message> T unpacked(JsonObject packed, Class<T> type) {
    return unpacked(any(packed), type);
  }

  private static <T extends Message> T unpacked(Any any, Class<T> type) {
    try {
      T message = any.unpack(type);
      assertThat(message.getUnknownFields().asMap()).isEmpty();
      return message;
    } catch (InvalidProtocolBufferException unreadable) {
      throw new AssertionError(any.toString(), unreadable);
    }
  }

  private static Any any(JsonObject packed) {
    assertThat(packed.keySet()).isEqualTo(Set.of("typeUrl", "value"));
    return Any.newBuilder()
        .setTypeUrl(packed.getString("typeUrl"))
        .setValue(ByteString.copyFrom(Base64.getDecoder().decode(packed.getString("value"))))
        .build();
  }
}
