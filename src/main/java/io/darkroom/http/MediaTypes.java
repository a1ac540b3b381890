package io.darkroom.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What clients say that their bodies are. */
public final class MediaTypes {

  /** What a body is that nothing is said of (RFC 9110, section 8.3). */
  private static final String UNKNOWN = "application/octet-stream";

  private MediaTypes() {}

  /**
   * The type without its parameters, in small letters and fit to be shown.
   *
   * @param contentType null when the client says nothing
   */
  public static String of(@Nullable String contentType) {
    return of(contentType, UNKNOWN);
  }

  /** As {@link #of(String)}, but {@code absent} when the client says nothing. */
  public static String of(@Nullable String contentType, String absent) {
    return contentType == null
        ? absent
        : HeaderText.printable(contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT));
  }
}
