package io.darkroom.sources;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** A body on its way, once. One thread sends; any other may {@link #abort}. */
public final class PostRequest {

  /** What is read of an answer, so that its connection can be used again. */
  private static final int MOST_BYTES = 8 * 1024;

  /** How long for that: less than a new connection is worth. */
  private static final Duration REST = Duration.ofMillis(200);

  private final CloseableHttpClient client;
  private final Deadlines deadlines;
  private final Duration timeout;
  private final HttpPost post;

  PostRequest(
      CloseableHttpClient client,
      Deadlines deadlines,
      Duration timeout,
      URI uri,
      Map<String, String> headers,
      byte[] body) {
    this.client = client;
    this.deadlines = deadlines;
    this.timeout = timeout;
    this.post = new HttpPost(uri);
    headers.forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(body, null));
  }

  /**
   * Sends it and waits for the status of the answer, whose body counts for nothing.
   *
   * @throws IOException if the host is refused or unknown, if there is no answer in time, or none
   *     that is HTTP, and after {@link #abort}
   */
  public PostAnswer send() throws IOException {
    Future<?> deadline = deadlines.cut(post, timeout);
    try {
      ClassicHttpResponse response = client.executeOpen(null, post, HttpClientContext.create());
      deadline.cancel(false);
      deadline = deadlines.cut(post, timeout.compareTo(REST) < 0 ? timeout : REST);
      finish(response);
      return new PostAnswer(
          response.getCode(),
          Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
              .map(Header::getValue));
    } catch (IllegalStateException failed) {
      if (post.isCancelled()) {
        // What the client makes of it when that comes while it connects.
        throw new InterruptedIOException("The request was cut");
      }
      throw failed;
    } finally {
      deadline.cancel(false);
    }
  }

  /** Cuts the connection unless the answer has come to its end. */
  private void finish(ClassicHttpResponse response) {
    boolean ended;
    try {
      InputStream body =
          response.getEntity() == null
              ? InputStream.nullInputStream()
              : response.getEntity().getContent();
      ended = body.readNBytes(MOST_BYTES).length < MOST_BYTES;
    } catch (IOException broken) {
      // The status was there before.
      ended = false;
    }
    if (!ended) {
      post.cancel();
    }
  }

  /** Cuts the connection; {@link #send} fails at once. */
  public void abort() {
    post.cancel();
  }
}
