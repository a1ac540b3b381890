package io.darkroom.http;

import io.darkroom.problems.Preferences;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The three shapes of an error. */
enum ErrorShape {
  TEXT(MediaType.TEXT_PLAIN),
  HTML(MediaType.TEXT_HTML),
  JSON(MediaType.APPLICATION_JSON);

  private final String type;

  ErrorShape(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  /** The shape of the media range with the highest quality (RFC 9110, section 12.5.1). */
  static ErrorShape of(@Nullable String accept) {
    return Preferences.of(accept).findFirst().map(ErrorShape::named).orElse(TEXT);
  }

  private static ErrorShape named(String type) {
    if (type.endsWith("json")) {
      return JSON;
    }
    return type.equals("*/*") || type.endsWith("html") ? HTML : TEXT;
  }
}
