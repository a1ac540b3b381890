package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The source is {@code hello world}; five bytes of it are known. */
@Timeout(60)
class ContinuationTest {

  private static final String WHOLE =
      "HTTP/1.1 200 OK\r\nETag: \"v2\"\r\nContent-Length: 11\r\n\r\nhello world";
  private static final String REST =
      "HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: bytes 5-10/11\r\n"
          + "Content-Length: 6\r\n\r\n world";

  private final Sources sources = new Sources(TestImports.allowing("127.0.0.1"));

  @AfterEach
  void close() {
    sources.close();
  }

  @Test
  void onlyWhatIsMissingIsAskedFor() throws IOException {
    try (RawServer server = RawServer.sending(REST);
        Source source = sources.request(server.url("/")).open(known("\"v1\""))) {
      assertThat(source.offset()).isEqualTo(5);
      assertThat(source.length()).hasValue(11);
      assertThat(Sources.read(source)).isEqualTo(" world");
      assertThat(server.requests().get(0)).contains("\nRange: bytes=5-\n", "\nIf-Range: \"v1\"\n");
    }
  }

  @Test
  void dateServesWhereThereIsNoTag() throws IOException {
    String date = "Sat, 21 Nov 2026 10:00:00 GMT";

    try (RawServer server =
            RawServer.sending(REST.replace("ETag: \"v1\"", "Last-Modified: " + date));
        Source source = sources.request(server.url("/")).open(known(date))) {
      assertThat(source.offset()).isEqualTo(5);
      assertThat(server.requests().get(0)).contains("\nIf-Range: " + date + "\n");
    }
  }

  @Test
  void dateNeedNotBeRepeatedInThePart() throws IOException {
    try (RawServer server = RawServer.sending(REST.replace("ETag: \"v1\"\r\n", ""));
        Source source =
            sources.request(server.url("/")).open(known("Sat, 21 Nov 2026 10:00:00 GMT"))) {
      assertThat(source.offset()).isEqualTo(5);
    }
  }

  @Test
  void partOfATotalThatNobodyKnowsIsNoPart() throws IOException {
    String part =
        "HTTP/1.1 206 x\r\nETag: \"v1\"\r\nContent-Range: bytes 5-6/*\r\nContent-Length: 2\r\n\r\nxx";
    Partial known = new Partial(5, "\"v1\"", OptionalLong.empty());

    assertThat(readAfter(part, known)).isEqualTo("hello world");
  }

  @Test
  void sourceThatHasChangedOrSendsNoPartsBeginsAnew() throws IOException {
    try (RawServer server = RawServer.sending(WHOLE);
        Source source = sources.request(server.url("/")).open(known("\"v1\""))) {
      assertThat(source.offset()).isZero();
      assertThat(source.etag()).contains("\"v2\"");
      assertThat(Sources.read(source)).isEqualTo("hello world");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ETag: \"v2\"\r\nContent-Range: bytes 5-10/11",
        "Content-Range: bytes 5-10/11",
        "ETag: W/\"v1\"\r\nContent-Range: bytes 5-10/11",
        "ETag: \"v1\"\r\nContent-Range: bytes 4-10/11",
        "ETag: \"v1\"\r\nContent-Range: bytes 5-11/12",
        "ETag: \"v1\"\r\nContent-Range: items 5-10/11",
        "ETag: \"v1\"\r\nContent-Range: bytes 5-/11",
        "ETag: \"v1\"\r\nContent-Range: bytes 99999999999999999999-1/11",
        "ETag: \"v1\"\r\nContent-Range: bytes 5-10/7",
        "ETag: \"v1\"\r\nContent-Type: multipart/byteranges; boundary=x"
      })
  void partThatIsNotTheMissingOneIsNotTakenForIt(String head) throws IOException {
    String part = "HTTP/1.1 206 Partial Content\r\n" + head + "\r\nContent-Length: 6\r\n\r\nxxxxxx";

    assertThat(readAfter(part)).isEqualTo("hello world");
  }

  @Test
  void rangeThatDoesNotExistAnyMoreMeansAnotherSource() throws IOException {
    assertThat(readAfter("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n"))
        .isEqualTo("hello world");
  }

  /** What is read when the request for a part is answered so, and the next one with the whole. */
  private String readAfter(String firstAnswer) throws IOException {
    return readAfter(firstAnswer, known("\"v1\""));
  }

  private String readAfter(String firstAnswer, Partial known) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server =
            RawServer.start(
                connection ->
                    RawServer.send(
                        connection, requests.getAndIncrement() == 0 ? firstAnswer : WHOLE));
        Source source = sources.request(server.url("/")).open(known)) {
      assertThat(source.offset()).isZero();
      return Sources.read(source);
    }
  }

  @Test
  void partThatEndsTooEarlyIsToldThoughItsOwnLengthIsRight() throws IOException {
    try (RawServer server =
            RawServer.sending(
                "HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: bytes 5-7/11\r\n"
                    + "Content-Length: 3\r\n\r\n wo");
        Source source = sources.request(server.url("/")).open(known("\"v1\""))) {
      assertThat(Refusal.of(() -> Sources.read(source)))
          .isEqualTo(Message.of(Problem.SOURCE_SIZE_MISMATCH, 11, 8));
    }
  }

  private static Partial known(String validator) {
    return new Partial(5, validator, OptionalLong.of(11));
  }
}
