package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was done to services of this kind, by its number; more of each is in the other tests. */
@Timeout(60)
class KnownSourceAttacksTest {

  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final Message UNREADABLE = Message.of(Problem.SOURCE_UNREADABLE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "file://localhost/etc/passwd",
        "filesystem:///etc/passwd",
        "swift+config://a/b",
        "jar:file:/etc/x!/",
        "gopher://127.0.0.1:11211/_stats"
      })
  @DisplayName("CVE-2014-9493, CVE-2015-1195")
  void filesOfTheHostAreReadNeitherAtCreateNorByRedirect(String url) throws IOException {
    try (RawServer server = redirecting(url);
        Sources sources = new Sources(TestImports.allowing("127.0.0.1"));
        Closing policy = new Closing(policy(Map.of()))) {
      assertThat(Refusal.of(() -> policy.it.checkAtCreate("import_from", url)).problem())
          .isEqualTo(Problem.SOURCE_SCHEME_REFUSED);
      assertThat(Refusal.of(() -> sources.open(server.url("/")))).isEqualTo(UNREADABLE);
    }
  }

  @Test
  @DisplayName("CVE-2017-7200, OSSN-0078, OSSN-0105")
  void aPortScanFindsNoDifferenceBetweenRefusedClosedSilentAndUnknown() throws Exception {
    RawServer closed = RawServer.sending("");
    closed.close();
    HostResolver names =
        host -> {
          if (host.equals("inside.example")) {
            return Addresses.of("10.255.255.1");
          }
          throw new UnknownHostException(host);
        };
    try (RawServer secret = RawServer.sending("SSH-2.0-OpenSSH_9.2\r\n");
        RawServer silent = RawServer.start(connection -> connection.getInputStream().read());
        Sources sources =
            new Sources(
                TestImports.with(Map.of("allowed-hosts", "*,127.0.0.1", "idle-timeout", "PT1S")),
                names)) {
      Throwable expected = fault(sources, "http://127.0.0.2:" + secret.port() + "/");
      for (String target :
          List.of(
              "http://10.255.255.1/",
              "http://inside.example/",
              "http://unknown.example/",
              "http://169.254.169.254/latest/meta-data/",
              closed.url("/").toString(),
              secret.url("/").toString(),
              silent.url("/").toString(),
              "https://127.0.0.1:" + secret.port() + "/")) {
        assertThat(fault(sources, target)).as(target).hasSameClassAs(expected);
        assertThat(problem(fault(sources, target))).as(target).isEqualTo(problem(expected));
      }
      assertThat(problem(expected)).isEqualTo(UNREADABLE);
    }
  }

  private static Message problem(Throwable fault) {
    return ((ProblemException) fault).problem();
  }

  /** What comes of a source that leads there. */
  private static Throwable fault(Sources sources, String target) throws IOException {
    try (RawServer server = redirecting(target)) {
      return catchThrowable(() -> sources.read(server.url("/")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:%d/",
        "http://2130706434:%d/",
        "http://0x7f000002:%d/",
        "http://0177.0.0.2:%d/",
        "http://127.2:%d/",
        "http://[::ffff:127.0.0.2]:%d/",
        "http://[::ffff:7f00:2]:%d/",
        "http://[64:ff9b::7f00:2]:%d/",
        "http://0.0.0.0:%d/",
        "http://\uff11\uff12\uff17.0.0.2:%d/"
      })
  @DisplayName("CVE-2026-34881: encoded address, redirect")
  void anAddressIsRefusedHoweverItIsWritten(String template) throws IOException {
    try (RawServer inside = RawServer.at("0.0.0.0", connection -> {});
        RawServer server = redirecting(template.formatted(inside.port()));
        Sources sources = new Sources(TestImports.allowing("*", "127.0.0.1"));
        Closing policy = new Closing(policy(Map.of("allowed-hosts", "*,127.0.0.1")))) {
      String url = template.formatted(inside.port());
      assertThat(Refusal.of(() -> policy.it.checkAtCreate("import_from", url)).problem())
          .isIn(Problem.SOURCE_URL_INVALID, Problem.SOURCE_HOST_REFUSED);
      assertThat(Refusal.of(() -> sources.open(server.url("/")))).isEqualTo(UNREADABLE);
      assertThat(inside.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254", "10.0.0.1"})
  @DisplayName("CVE-2026-34881: rebinding")
  void aNameThatTurnsInsideAfterItsCheckIsNotConnectedTo(String inside) throws IOException {
    Iterator<String> answers = List.of("8.8.8.8", inside).iterator();
    HostResolver rebinding = host -> Addresses.of(answers.next());
    try (RawServer server = RawServer.at("127.0.0.1", connection -> {});
        Closing policy = new Closing(new UrlPolicy(TestImports.with(Map.of()), rebinding));
        Sources sources =
            new Sources(TestImports.with(Map.of()), host -> Addresses.of(answers.next()))) {
      URI url = policy.it.checkAtCreate("x", server.url("evil.example", "/").toString());

      assertThat(Refusal.of(() -> sources.open(url))).isEqualTo(UNREADABLE);
      assertThat(answers).isExhausted();
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "64:ff9b::a9fe:a9fe"})
  @DisplayName("A name that resolves inside")
  void aNameThatIsInsideIsRefusedAtCreateAndLater(String address) throws IOException {
    HostResolver inside = host -> Addresses.of(address);
    try (Closing policy = new Closing(new UrlPolicy(TestImports.with(Map.of()), inside));
        Sources sources = new Sources(TestImports.with(Map.of()), inside)) {
      String url = "http://evil.example/";
      assertThat(Refusal.of(() -> policy.it.checkAtCreate("x", url)))
          .isEqualTo(Message.of(Problem.SOURCE_HOST_REFUSED, "x"));
      assertThat(Refusal.of(() -> sources.open(URI.create(url)))).isEqualTo(UNREADABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://[::1",
        "http://public.example:99999/",
        "http://user:password@public.example/",
        "http://[::ffff:127.0.0.1]/"
      })
  @DisplayName("[::1, port 99999, user-info, ::ffff:127.0.0.1: 400, never 500")
  void whatIsNoUrlToReadIsTheClientsMistake(String url) {
    try (Closing policy = new Closing(policy(Map.of()))) {
      assertThat(Refusal.of(() -> policy.it.checkAtCreate("x", url)).problem().status())
          .isEqualTo(400);
    }
  }

  @Test
  @DisplayName("CVE-2014-5356: the size cap, in chunks too")
  void theCapHoldsHoweverTheBytesCome() throws IOException {
    String chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (String answer :
        List.of(
            HELLO,
            "HTTP/1.0 200 OK\r\n\r\nhello",
            chunks + "5\r\nhello\r\n0\r\n\r\n",
            chunks + "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n")) {
      try (RawServer server = RawServer.sending(answer);
          Sources sources = new Sources(TestImports.allowing("127.0.0.1"))) {
        assertThat(
                Refusal.of(
                    () -> {
                      try (Source source = sources.open(server.url("/"), 4)) {
                        Sources.read(source);
                      }
                    }))
            .isEqualTo(Message.of(Problem.SOURCE_TOO_LARGE, 4));
      }
    }
  }

  @Test
  @DisplayName("A body shorter than Content-Length")
  void aBodyThatEndsTooEarlyIsAFailure() throws IOException {
    try (RawServer server = RawServer.sending(HELLO.replace("5", "6"));
        Sources sources = new Sources(TestImports.allowing("127.0.0.1"))) {
      assertThat(Refusal.of(() -> sources.read(server.url("/"))))
          .isEqualTo(Message.of(Problem.SOURCE_SIZE_MISMATCH, 6, 5));
    }
  }

  @Test
  @DisplayName("Authorization and cookies are never sent")
  void nobodyLearnsAnythingFromTheHeaders() throws IOException {
    try (RawServer target = RawServer.sending(HELLO);
        RawServer server =
            RawServer.sending(
                "HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nWWW-Authenticate: Basic realm=x\r\n"
                    + "Location: "
                    + target.url("/")
                    + "\r\n\r\n");
        Sources sources = new Sources(TestImports.allowing("127.0.0.1"))) {
      assertThat(sources.read(server.url("/"))).isEqualTo("hello");
      assertThat(List.of(server.requests().get(0), target.requests().get(0)))
          .allSatisfy(
              head ->
                  assertThat(names(head))
                      .containsExactlyInAnyOrder(
                          "Host", "User-Agent", "Accept-Encoding", "Connection"));
    }
  }

  private static List<String> names(String head) {
    return Arrays.stream(head.split("\n", -1))
        .skip(1)
        .filter(line -> !line.isEmpty())
        .map(line -> line.substring(0, line.indexOf(':')))
        .toList();
  }

  private static RawServer redirecting(String target) throws IOException {
    return RawServer.sending("HTTP/1.1 302 Found\r\nLocation: " + target + "\r\n\r\n");
  }

  private static UrlPolicy policy(Map<String, String> settings) {
    return new UrlPolicy(TestImports.with(settings), InetAddress::getAllByName);
  }

  private record Closing(UrlPolicy it) implements AutoCloseable {

    @Override
    public void close() {
      it.close();
    }
  }
}
