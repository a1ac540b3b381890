package io.darkroom.operations;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Base64;

/** A google.protobuf.Any: whoever knows the type can read the value with its published class. */
@JsonbPropertyOrder({"typeUrl", "value"})
public final class AnyBody {

  public final String typeUrl;

  /** The serialised message, in Base64 (RFC 4648, section 4). */
  public final String value;

  private AnyBody(Any any) {
    typeUrl = any.getTypeUrl();
    value = Base64.getEncoder().encodeToString(any.getValue().toByteArray());
  }

  static AnyBody of(Message message) {
    return new AnyBody(Any.pack(message));
  }
}
