package io.darkroom.http;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A text within the path of a request (RFC 3986, section 2.1). Jakarta REST alone would put another
 * character where there is none.
 */
public final class PathText {

  private PathText() {}

  /**
   * The text that was meant.
   *
   * @param encoded as it was sent
   * @throws ProblemException ADDRESS_MALFORMED if it is no UTF-8, or cannot be stored
   */
  public static String decode(String encoded) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(encoded))).toString();
      if (text.indexOf('\0') >= 0) {
        throw new ProblemException(Problem.ADDRESS_MALFORMED);
      }
      return text;
    } catch (CharacterCodingException | NumberFormatException malformed) {
      throw ProblemException.causedBy(malformed, Problem.ADDRESS_MALFORMED);
    }
  }

  private static byte[] bytes(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] sent = encoded.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < sent.length; i++) {
      if (sent[i] != '%') {
        bytes.write(sent[i]);
      } else {
        bytes.write(digit(sent, i + 1) * 16 + digit(sent, i + 2));
        i += 2;
      }
    }
    return bytes.toByteArray();
  }

  private static int digit(byte[] sent, int place) {
    int digit = place < sent.length ? Character.digit(sent[place], 16) : -1;
    if (digit < 0) {
      throw new NumberFormatException("No hexadecimal digit at " + place);
    }
    return digit;
  }
}
