package io.darkroom.images.v1;

import io.darkroom.http.Exchange;
import io.darkroom.images.DraftRules;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;

/** Requests with headers as tests write them, and who sends them. */
final class MetaRequests {

  static final DraftRules MEMBER = new DraftRules("project-1", rule -> false);
  static final DraftRules ADMIN = new DraftRules("project-1", rule -> true);

  private MetaRequests() {}

  /** Headers, names and values in turn. */
  static MetaHeaders sent(String... headers) {
    return MetaHeaders.of(request(headers));
  }

  static HttpServletRequest request(String... headers) {
    return new Exchange("PUT", headers).request();
  }

  /** What headers say, by their names without what all of them begin with. */
  static MetaHeaders said(String... said) {
    return MetaHeaders.of(saying(said));
  }

  static HttpServletRequest saying(String... said) {
    String[] headers = said.clone();
    for (int i = 0; i < headers.length; i += 2) {
      headers[i] = MetaHeaders.PREFIX + headers[i];
    }
    return request(headers);
  }

  /** A text as the server shows its bytes. */
  static String bytesOf(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
