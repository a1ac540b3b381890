package io.darkroom.http;

import java.util.regex.Pattern;

/** UUIDs as clients write them (RFC 9562, section 4), in small letters or capitals. */
public final class UuidText {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private UuidText() {}

  /** Whether a text is one. */
  public static boolean isUuid(String text) {
    return FORM.matcher(text).matches();
  }
}
