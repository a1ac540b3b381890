package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.SourceSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PinnedConnectionTest {

  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final String NAME = "images.example";

  private final List<String> lookups = new CopyOnWriteArrayList<>();

  @Test
  void everyConnectionGoesToTheAddressOfItsOneLookup() throws IOException {
    try (RawServer first =
            RawServer.at("127.0.0.1", connection -> RawServer.send(connection, HELLO));
        Sources sources =
            new Sources(TestImports.allowing(NAME), answering("127.0.0.1", "127.0.0.99"))) {
      assertThat(sources.read(first.url(NAME, "/"))).isEqualTo("hello");
      assertThat(lookups).containsExactly(NAME);
      assertThat(first.requests()).singleElement().asString().contains("Host: " + NAME);

      assertThat(Refusal.of(() -> sources.open(first.url(NAME, "/"))))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
      assertThat(lookups).containsExactly(NAME, NAME);
      assertThat(first.connections()).isEqualTo(1);
    }
  }

  @Test
  void aNameThatMovesInsideAfterItsCheckIsNotFollowed() throws IOException {
    SourceSettings settings = TestImports.allowing("*");
    HostResolver rebinding = answering("8.8.8.8", "127.0.0.1");
    UrlPolicy policy = new UrlPolicy(settings, rebinding);
    SourceReader reader = new SourceReader(policy, settings);

    try (RawServer inside = RawServer.sending(HELLO)) {
      String url = inside.url(NAME, "/").toString();

      assertThat(policy.checkAtCreate("import_from", url)).hasToString(url);
      assertThat(
              Refusal.of(() -> reader.request("p", inside.url(NAME, "/"), Sources.NO_CAP).open()))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
      assertThat(lookups).hasSize(2);
      assertThat(inside.connections()).isZero();
    } finally {
      reader.close();
      policy.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "::1, [::1]"})
  void anAddressInTheUrlIsCheckedLikeAnyOther(String address, String host) throws IOException {
    SourceSettings settings = TestImports.allowing("*");
    UrlPolicy policy = new UrlPolicy(settings, answering());

    try (RawServer inside = RawServer.at(address, connection -> RawServer.send(connection, HELLO));
        CloseableHttpClient client = PinnedClient.create(policy, settings)) {
      assertThatThrownBy(() -> client.executeOpen(null, new HttpGet(inside.url(host, "/")), null))
          .isInstanceOf(UnknownHostException.class);
      assertThat(inside.connections()).isZero();
    } finally {
      policy.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "::1, [::1]"})
  void anAddressInTheUrlNeedsNoLookup(String address, String host) throws IOException {
    try (RawServer server = RawServer.at(address, connection -> RawServer.send(connection, HELLO));
        Sources sources = new Sources(TestImports.allowing(host), answering())) {
      assertThat(sources.read(server.url(host, "/"))).isEqualTo("hello");
      assertThat(lookups).isEmpty();
    }
  }

  @Test
  void theNextAddressIsTriedWhenOneIsDown() throws IOException {
    HostResolver both = host -> Addresses.of("127.0.0.99", "127.0.0.1");

    try (RawServer server = RawServer.sending(HELLO);
        Sources sources = new Sources(TestImports.allowing(NAME), both)) {
      assertThat(sources.read(server.url(NAME, "/"))).isEqualTo("hello");
    }
  }

  /** A name service with another answer every time. */
  private HostResolver answering(String... addresses) {
    Iterator<String> answers = List.of(addresses).iterator();
    return host -> {
      lookups.add(host);
      return Addresses.of(answers.next());
    };
  }
}
