package io.darkroom.sources;

import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.SourceSettings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.TransientProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;

/** Opens sources over HTTP and HTTPS under the {@link UrlPolicy}, which is asked at every hop. */
@Singleton
public final class SourceReader {

  private final UrlPolicy policy;
  private final SourceSettings settings;
  private final CloseableHttpClient client;
  private final Deadlines deadlines = new Deadlines();

  @Inject
  public SourceReader(UrlPolicy policy, Settings settings) {
    this(policy, settings.sources());
  }

  SourceReader(UrlPolicy policy, SourceSettings settings) {
    this.policy = policy;
    this.settings = settings;
    this.client = PinnedClient.create(policy, settings);
  }

  /**
   * A request that has not been sent yet.
   *
   * @param uri where to begin; it is checked again, each time
   * @param sizeCap the most bytes that the source may have
   */
  public SourceRequest request(URI uri, long sizeCap) {
    return new SourceRequest(uri, sizeCap, this, settings);
  }

  URI permitted(String url) {
    try {
      return policy.check("", url);
    } catch (ProblemException refused) {
      throw ProblemException.causedBy(refused, Problem.SOURCE_UNREADABLE);
    }
  }

  Answer send(HttpGet request) {
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    request.setHeader(HttpHeaders.CONNECTION, "close");
    Future<?> deadline =
        deadlines.cut(request, settings.limits().connect().plus(settings.limits().idle()));
    try {
      return new Answer(request, client.executeOpen(null, request, HttpClientContext.create()));
    } catch (SSLHandshakeException failed) {
      throw handshake(failed);
    } catch (UnknownHostException
        | SSLException
        | ClientProtocolException
        | MessageConstraintException failed) {
      throw ProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE);
    } catch (IOException failed) {
      throw TransientProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE);
    } finally {
      deadline.cancel(false);
    }
  }

  /** A connection that breaks in the middle of a handshake is one that breaks. */
  private static ProblemException handshake(SSLHandshakeException failed) {
    return failed.getCause() instanceof EOFException || failed.getCause() instanceof SocketException
        ? TransientProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE)
        : ProblemException.causedBy(failed, Problem.SOURCE_UNREADABLE);
  }

  @PreDestroy
  void close() {
    deadlines.close();
    try {
      client.close();
    } catch (IOException failure) {
      // CDI allows no checked exception here.
      throw new UncheckedIOException(failure);
    }
  }
}
