package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RedirectsTest {

  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  private final Sources sources = new Sources(TestImports.allowing("127.0.0.1"));

  @AfterEach
  void close() {
    sources.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsEveryKindToAnotherServer(int status) throws IOException {
    try (RawServer target = RawServer.sending(HELLO);
        RawServer server = RawServer.sending(redirect(status, target.url("/there?x=y")))) {
      assertThat(sources.read(server.url("/image"))).isEqualTo("hello");
      assertThat(target.requests()).singleElement().asString().startsWith("GET /there?x=y HTTP");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, /c, /c",
    "/a/b, c, /a/c",
    "/a/b?d, ?c, /a/b?c",
    "/a/b, ../c#d, /c",
    "'', c, /c"
  })
  void resolvesARelativeReference(String base, String reference, String path) throws IOException {
    try (RawServer server = steps(redirect(302, reference), HELLO)) {
      assertThat(sources.read(server.url(base))).isEqualTo("hello");
      assertThat(server.requests()).last().asString().startsWith("GET " + path + " HTTP");
    }
  }

  @Test
  void followsAsManyAsTheSettingSays() throws IOException {
    String again = redirect(302, "/again");

    try (RawServer server = steps(again, again, again, HELLO)) {
      assertThat(sources.read(server.url("/"))).isEqualTo("hello");
    }
  }

  @Test
  void givesUpOnALoop() throws IOException {
    try (RawServer server = RawServer.sending(redirect(302, "/again"))) {
      assertThat(Refusal.of(() -> sources.open(server.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_TOO_MANY_REDIRECTS, TestImports.MAX_REDIRECTS));
      assertThat(server.connections()).isEqualTo(TestImports.MAX_REDIRECTS + 1);
    }
  }

  @Test
  void tellsTheNextServerNoMoreThanTheFirst() throws IOException {
    String answer =
        "HTTP/1.1 302 Moved\r\nSet-Cookie: session=secret; Path=/\r\nRefresh: 0\r\n"
            + "WWW-Authenticate: Basic realm=x\r\nAlt-Svc: clear\r\nLocation: ";
    HostResolver here = host -> Addresses.of("127.0.0.1");
    try (RawServer target = RawServer.sending(HELLO);
        RawServer server =
            RawServer.sending(answer + target.url("other.example", "/there") + "\r\n\r\n");
        Sources named =
            new Sources(TestImports.allowing("images.example", "other.example"), here)) {
      assertThat(named.read(server.url("images.example", "/image?token=secret")))
          .isEqualTo("hello");
      assertThat(target.requests())
          .containsExactly(
              """
              GET /there HTTP/1.1
              Accept-Encoding: identity
              Connection: close
              Host: other.example:%d
              User-Agent: Darkroom
              """
                  .formatted(target.port()));
    }
  }

  @Test
  void goesNowhereWithoutALocation() throws IOException {
    try (RawServer server = RawServer.sending("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(Refusal.of(() -> sources.open(server.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_ANSWERED, 302));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:%d/",
        "http://localhost:%d/",
        "http://[::1]:%d/",
        "http://2130706433:%d/",
        "http://0x7f000001:%d/",
        "http://[::ffff:127.0.0.2]:%d/",
        "http://169.254.169.254/latest/meta-data",
        "http://user:password@127.0.0.1:%d/",
        "//127.0.0.2:%d/",
        "http://127.0.0.1:99999/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:%d/",
        "http://[::1",
        "http://",
        "not a reference",
        ":"
      })
  void neverFollowsToWhatThePolicyRefuses(String location) throws IOException {
    try (RawServer elsewhere = RawServer.at("0.0.0.0", connection -> {});
        RawServer server = RawServer.sending(redirect(302, location.formatted(elsewhere.port())))) {
      assertThat(Refusal.of(() -> sources.open(server.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_UNREADABLE));
      assertThat(elsewhere.connections()).isZero();
    }
  }

  private static String redirect(int status, Object location) {
    return "HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\n\r\nbody of no interest";
  }

  /** A server with another answer for every connection. */
  private static RawServer steps(String... answers) throws IOException {
    AtomicInteger next = new AtomicInteger();
    return RawServer.start(
        (Socket connection) -> RawServer.send(connection, answers[next.getAndIncrement()]));
  }
}
