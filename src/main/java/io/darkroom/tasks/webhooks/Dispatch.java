package io.darkroom.tasks.webhooks;

import io.darkroom.sources.PostClient;
import io.darkroom.sources.PostRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way of a notice to its hook, signed. One thread sends; any other may {@link #stop}. */
final class Dispatch {

  private static final String MEDIA_TYPE = "application/cloudevents+json; charset=UTF-8";

  private final Hook hook;
  private final PostClient client;
  private final Signature signature;
  private final Clock clock;
  private volatile @Nullable PostRequest current;
  private volatile boolean stopped;

  Dispatch(Hook hook, PostClient client, Signature signature, Clock clock) {
    this.hook = hook;
    this.client = client;
    this.signature = signature;
    this.clock = clock;
  }

  Outcome send(Notice notice) {
    Instant now = clock.instant();
    PostRequest request = request(notice, now);
    current = request;
    if (stopped) {
      request.abort();
    }
    try {
      return Outcome.of(request.send(), now);
    } catch (IOException failed) {
      return Outcome.of(failed);
    } finally {
      current = null;
    }
  }

  private PostRequest request(Notice notice, Instant now) {
    byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
    long timestamp = now.getEpochSecond();
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            MEDIA_TYPE,
            "webhook-id",
            notice.event(),
            "webhook-timestamp",
            String.valueOf(timestamp),
            "webhook-signature",
            signature.of(notice.event(), timestamp, body));
    return client.request(hook.uri(), headers, body);
  }

  boolean isStopped() {
    return stopped;
  }

  /** Cuts the delivery that is under way, and every later one. */
  void stop() {
    stopped = true;
    PostRequest sent = current;
    if (sent != null) {
      sent.abort();
    }
  }
}
