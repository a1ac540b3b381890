package io.darkroom.identity.keystone;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as a client sends it.
 *
 * @param text what may be sent on in a header
 */
record TokenText(String text) {

  /** Fernet tokens have 250 characters at most, and Keystone's front may take 4 kB of headers. */
  private static final int LONGEST = 2048;

  /**
   * As tokens of HTTP are written (RFC 9110, section 11.2); Fernet and JWS tokens are so. Blanks
   * around a value are no part of it (section 5.5), but the server leaves those behind it.
   */
  private static final Pattern TOKEN68 = Pattern.compile("[ \\t]*([A-Za-z0-9._~+/-]+=*)[ \\t]*");

  /**
   * The token in a header.
   *
   * @throws ProblemException for what cannot be a token: nobody needs to be asked about it
   */
  static Optional<TokenText> of(HttpServletRequest request, String header) {
    List<String> sent = Collections.list(request.getHeaders(header));
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    Matcher token = TOKEN68.matcher(sent.get(0));
    if (sent.size() > 1 || !token.matches() || token.group(1).length() > LONGEST) {
      throw new ProblemException(Problem.TOKEN_INVALID);
    }
    return Optional.of(new TokenText(token.group(1)));
  }

  /** What the token is remembered by: it cannot be used in its place. */
  String hash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
