package io.darkroom.sources;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.client5.http.utils.URIUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** A response (RFC 9110) of which the head was read and the body was not. */
record Answer(HttpGet request, ClassicHttpResponse response) {

  private static final Pattern ENTITY_TAG = Pattern.compile("\"[\\x21\\x23-\\x7e]*\"");
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  int status() {
    return response.getCode();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }

  /** Where a redirect leads (RFC 9110, section 10.2.2); empty if it is none or leads nowhere. */
  Optional<String> redirect() {
    if (!REDIRECTS.contains(status())) {
      return Optional.empty();
    }
    return header("Location").map(location -> resolve(location.trim()));
  }

  /** What cannot be resolved goes on as it is, for the policy to refuse. */
  private String resolve(String location) {
    try {
      return URIUtils.resolve(request.getUri(), location).toString();
    } catch (IllegalArgumentException | URISyntaxException notAReference) {
      return location;
    }
  }

  /**
   * The strong entity tag with its quotes (RFC 9110, section 8.8.3). A weak one counts as none, as
   * does one that could not be sent back as it came.
   */
  Optional<String> etag() {
    return header("ETag").filter(ENTITY_TAG.asMatchPredicate());
  }

  /**
   * The header {@code Last-Modified} as it was sent, where it is as good as a strong entity tag:
   * the source had been left alone for a while when it answered (RFC 9110, section 8.8.2.2).
   */
  Optional<String> lastModified() {
    Instant sent = DateUtils.parseStandardDate(header("Date").orElse(""));
    return header("Last-Modified")
        .filter(
            text -> {
              Instant modified = DateUtils.parseStandardDate(text);
              return sent != null && modified != null && modified.isBefore(sent);
            });
  }

  /**
   * The announced length in bytes; empty for a body that is chunked or ends with the connection.
   */
  OptionalLong length() {
    HttpEntity entity = response.getEntity();
    return entity == null || entity.getContentLength() < 0
        ? OptionalLong.empty()
        : OptionalLong.of(entity.getContentLength());
  }

  InputStream body() throws IOException {
    HttpEntity entity = response.getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }
}
