package io.darkroom.http;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The three shapes of an error. */
enum ErrorShape {
  TEXT(MediaType.TEXT_PLAIN),
  HTML(MediaType.TEXT_HTML),
  JSON(MediaType.APPLICATION_JSON);

  private static final Pattern QUALITY = Pattern.compile(";\\s*q=([01](?:\\.[0-9]{0,3})?)");

  private final String type;

  ErrorShape(String type) {
    this.type = type;
  }

  String type() {
    return type;
  }

  /** The shape of the media range with the highest quality (RFC 9110, section 12.5.1). */
  static ErrorShape of(@Nullable String accept) {
    if (accept == null) {
      return TEXT;
    }
    return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
        .max(Comparator.comparingDouble(ErrorShape::quality))
        .map(range -> named(range.split(";", 2)[0].trim()))
        .orElse(TEXT);
  }

  private static double quality(String range) {
    Matcher quality = QUALITY.matcher(range);
    return quality.find() ? Double.parseDouble(quality.group(1)) : 1;
  }

  private static ErrorShape named(String type) {
    if (type.endsWith("json")) {
      return JSON;
    }
    return type.equals("*/*") || type.endsWith("html") ? HTML : TEXT;
  }
}
