package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SourceReaderTest {

  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n";

  private final Sources sources = new Sources(TestImports.allowing("127.0.0.1"));

  @AfterEach
  void close() {
    sources.close();
  }

  @Test
  void readsABodyOfAnnouncedLength() throws IOException {
    try (RawServer server =
            RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello more");
        Source source = sources.open(server.url("/image"))) {
      assertThat(source.length()).hasValue(5);
      assertThat(Sources.read(source)).isEqualTo("hello");
    }
  }

  @Test
  void readsAChunkedBodyWhateverLengthIsAnnounced() throws IOException {
    try (RawServer server = RawServer.sending(CHUNKED + "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n");
        Source source = sources.open(server.url("/image"))) {
      assertThat(source.length()).isEmpty();
      assertThat(Sources.read(source)).isEqualTo("hello!");
    }
  }

  @Test
  void readsABodyThatEndsWithItsConnection() throws IOException {
    try (RawServer server = RawServer.sending("HTTP/1.0 200 OK\r\n\r\nhello");
        Source source = sources.open(server.url("/image"))) {
      assertThat(source.length()).isEmpty();
      assertThat(Sources.read(source)).isEqualTo("hello");
    }
  }

  @Test
  void readsAnEmptyBody() throws IOException {
    try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        Source source = sources.open(server.url("/image"))) {
      assertThat(source.length()).hasValue(0);
      assertThat(Sources.read(source)).isEmpty();
      assertThat(source.read(new byte[1], 0, 1)).isEqualTo(-1);
    }
  }

  @Test
  void asksForTheBytesAsTheyAreAndForNothingElse() throws IOException {
    try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      sources.read(server.url("//a/../b%20c?d=e"));

      assertThat(server.requests())
          .containsExactly(
              """
              GET //a/../b%%20c?d=e HTTP/1.1
              Accept-Encoding: identity
              Connection: close
              Host: 127.0.0.1:%d
              User-Agent: Darkroom
              """
                  .formatted(server.port()));
    }
  }

  @Test
  void leavesAnEncodedBodyEncoded() throws IOException {
    try (RawServer server =
        RawServer.sending(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello")) {
      assertThat(sources.read(server.url("/image"))).isEqualTo("hello");
    }
  }

  @Test
  void remembersNoCookies() throws IOException {
    try (RawServer server =
        RawServer.sending("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")) {
      sources.read(server.url("/"));
      sources.read(server.url("/"));

      assertThat(server.requests()).hasSize(2).noneMatch(head -> head.contains("Cookie"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"v1\"', '\"v1\"'",
    "'\"\"', '\"\"'",
    "'W/\"v1\"', ",
    "'v1', ",
    "'\"', ",
    "'\"v\0\"', ",
    "'\"v\u00e4\"', ",
    "'\"v\"1\"', "
  })
  void hasTheEntityTagOnlyIfItIsStrongAndCanBeSentBack(String header, String tag)
      throws IOException {
    try (RawServer server =
            RawServer.sending(
                "HTTP/1.1 200 OK\r\nETag: " + header + "\r\nContent-Length: 0\r\n\r\n");
        Source source = sources.open(server.url("/image"))) {
      assertThat(source.etag().orElse(null)).isEqualTo(tag);
      assertThat(source.lastModified()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Sat, 21 Nov 2026 10:00:01 GMT', true",
    "'Sat, 21 Nov 2026 10:00:00 GMT', false",
    "'Sat, 21 Nov 2026 09:00:00 GMT', false",
    "yesterday, false",
    "'', false"
  })
  void hasTheTimeOfTheLastChangeIfNoOtherChangeCouldHaveTheSame(String date, boolean isStrong)
      throws IOException {
    String time = "Sat, 21 Nov 2026 10:00:00 GMT";

    try (RawServer server =
            RawServer.sending(
                "HTTP/1.1 200 OK\r\nLast-Modified: " + time + "\r\nDate: " + date + "\r\n\r\n");
        Source source = sources.open(server.url("/image"))) {
      assertThat(source.lastModified()).isEqualTo(isStrong ? Optional.of(time) : Optional.empty());
      assertThat(source.etag()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 206, 300, 304, 305, 400, 401, 403, 404, 407, 416, 500, 503})
  void tellsTheStatusOfAnyOtherAnswer(int status) throws IOException {
    try (RawServer server =
        RawServer.sending(
            "HTTP/1.1 "
                + status
                + " Something\r\nLocation: /other\r\nRetry-After: 0\r\n"
                + "WWW-Authenticate: Basic realm=x\r\nContent-Length: 2\r\n\r\nno")) {
      assertThat(Refusal.of(() -> sources.open(server.url("/image"))))
          .isEqualTo(Message.of(Problem.SOURCE_ANSWERED, status));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void refusesAnAnnouncedLengthOverTheCap() throws IOException {
    try (RawServer server =
        RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello!")) {
      assertThat(Refusal.of(() -> sources.open(server.url("/image"), 5)))
          .isEqualTo(Message.of(Problem.SOURCE_TOO_LARGE, 5));
    }
  }

  @Test
  void refusesToReadMoreThanTheCap() throws IOException {
    try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\n\r\nhello!");
        Source source = sources.open(server.url("/image"), 5)) {
      assertThat(Refusal.of(() -> Sources.read(source)))
          .isEqualTo(Message.of(Problem.SOURCE_TOO_LARGE, 5));
    }
  }

  @Test
  void refusesMoreThanTheCapInChunks() throws IOException {
    try (RawServer server = RawServer.sending(CHUNKED + "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n");
        Source source = sources.open(server.url("/image"), 5)) {
      assertThat(Refusal.of(() -> Sources.read(source)))
          .isEqualTo(Message.of(Problem.SOURCE_TOO_LARGE, 5));
    }
  }

  @Test
  void readsAsMuchAsTheCap() throws IOException {
    try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\n\r\nhello");
        Source source = sources.open(server.url("/image"), 5)) {
      assertThat(Sources.read(source)).isEqualTo("hello");
    }
  }
}
