package io.darkroom.images.v1;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Texts in headers, which in OpenStack are UTF-8. The server shows a header as one character for
 * each byte (ISO 8859-1).
 *
 * @param quoted whether the client is one that sends texts as they would stand in a URL
 */
record Utf8Header(boolean quoted) {

  private static final char LAST_OF_A_BYTE = '\u00ff';

  /** All that is left in a text when it is done; older clients of that name send other texts. */
  private static final Pattern QUOTED = Pattern.compile("(?:[A-Za-z0-9_.~/:-]|%[0-9A-Fa-f]{2})*+");

  /** As the sender of a request writes texts. */
  static Utf8Header of(HttpServletRequest request) {
    return new Utf8Header(KnownClient.GLANCECLIENT.sent(request));
  }

  /** The text that was meant: what is no UTF-8 is taken for ISO 8859-1, which it was once. */
  String text(String header) {
    return decoded(
        quoted && QUOTED.matcher(header).matches()
            ? URLDecoder.decode(header, StandardCharsets.ISO_8859_1)
            : header);
  }

  private static String decoded(String header) {
    if (header.chars().anyMatch(c -> c > LAST_OF_A_BYTE)) {
      return header;
    }
    byte[] sent = header.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sent)).toString();
    } catch (CharacterCodingException otherCharset) {
      return header;
    }
  }
}
