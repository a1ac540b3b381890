package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.Client;
import io.darkroom.support.RawConnection;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of the Images API v1 that no client library sends: odd headers, bodies that lie. */
interface V1HostileBehaviour {

  String COMPLETE =
      """
      x-image-meta-name: disk\r
      x-image-meta-disk_format: raw\r
      x-image-meta-container_format: bare\r
      """;

  Client client();

  private V1Calls v1() {
    return new V1Calls(client());
  }

  private byte[] request(String method, String path, String lines, String body) {
    return (method
            + (" /v1/images" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n")
            + (lines + "\r\n" + body))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String send(String method, String path, String lines, String body) throws Exception {
    String answer = RawConnection.exchange(client().port(), request(method, path, lines, body));
    Harmless.require(answer, lines);
    return answer;
  }

  /** The image that a request without data makes. */
  private JsonObject made(String lines) throws Exception {
    String answer = send("POST", "", lines, "");
    assertThat(answer).startsWith("HTTP/1.1 201 ");
    String id = answer.replaceAll("(?s).*\r\nLocation: [^\r]*/v1/images/([0-9a-f-]*)\r.*", "$1");
    return v1().list("property-mark=" + mark(lines)).stream()
        .filter(image -> image.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String marked(String lines) {
    return "x-image-meta-property-mark: " + UUID.randomUUID() + "\r\n" + lines;
  }

  private static String mark(String lines) {
    return lines.substring(lines.indexOf(": ") + 2, lines.indexOf("\r\n"));
  }

  private static String properties(int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(number -> "x-image-meta-property-p%03d: ".formatted(number))
        .map(header -> header + "v".repeat(length) + "\r\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-IMAGE-META-NAME: a name",
        "x-Image-Meta-nAmE:a name",
        "x-image-meta-name:\t  a name \t ",
        "x_image_meta_name: a name",
        "x-image-meta-name: a\r\n name",
        "x-image-meta-name:\r\n\ta\r\n     name",
        "x-image-meta-name: a name\r\nX-Image-Meta-Name: a name"
      })
  default void headerIsTheSameHoweverItIsWritten(String header) throws Exception {
    assertThat(made(marked(header + "\r\n")).getString("name")).isEqualTo("a name");
  }

  @Test
  default void valuesAreUtf8BothWays() throws Exception {
    String text = "\u00fc\u20ac\u65e5\ud83d\ude00";

    JsonObject image =
        made(
            marked("x-image-meta-name: %1$s\r\nx-image-meta-property-x: %1$s\r\n".formatted(text)));

    assertThat(image.getString("name")).isEqualTo(text);
    assertThat(image.getJsonObject("properties").getString("x")).isEqualTo(text);
    assertThat(client().image(image.getString("id")).getString("x")).isEqualTo(text);
    assertThat(send("HEAD", "/" + image.getString("id"), "", ""))
        .contains("X-Image-Meta-name: " + text + "\r\n")
        .contains("X-Image-Meta-Property-x: " + text + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"!", "#", "$", "%", "&", "'", "*", "+", "-", ".", "^", "_", "`", "|", "~"})
  default void punctuationInTheNameOfAPropertyIsAnUnderscore(String sign) throws Exception {
    JsonObject image = made(marked("x-image-meta-property-A" + sign + "b: c\r\n"));

    assertThat(image.getJsonObject("properties").getString("a_b")).isEqualTo("c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-image-meta-property-a\"b: c",
        "x-image-meta-property-a(b: c",
        "x-image-meta-property-a,b: c",
        "x-image-meta-property-a/b: c",
        "x-image-meta-property-a;b: c",
        "x-image-meta-property-a<b: c",
        "x-image-meta-property-a=b: c",
        "x-image-meta-property-a?b: c",
        "x-image-meta-property-a@b: c",
        "x-image-meta-property-a[b: c",
        "x-image-meta-property-a\\b: c",
        "x-image-meta-property-a{b: c",
        "x-image-meta-property-\u00fc: c",
        "x-image-meta-name: a\0b",
        "x-image-meta-name: a\rb",
        "x-image-meta-name: a\u0001b",
        "x-image-meta-name: a\u007fb",
        "x-image-meta-property-x: \0",
        "x-image-meta-name: a\r\nX-Image-Meta-Name: b",
        "x-image-meta-property-a-b: 1\r\nx-image-meta-property-a.b: 2",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding:gzip",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: -1",
        "Content-Length: x"
      })
  default void requestThatCannotBeUnderstoodLeavesNoImage(String line) throws Exception {
    String lines = marked(COMPLETE + line + "\r\n");

    assertThat(send("POST", "", lines, "5\r\nhello\r\n0\r\n\r\n")).startsWith("HTTP/1.1 400 ");

    assertThat(v1().list("property-mark=" + mark(lines))).isEmpty();
  }

  /** As RFC 9112, section 6.3, has it; the other way round the server refuses it. */
  @Test
  default void lengthBesideChunksDoesNotCount() throws Exception {
    String lines = marked(COMPLETE + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n");

    assertThat(send("POST", "", lines, "5\r\nhello\r\n0\r\n\r\n")).startsWith("HTTP/1.1 201 ");

    JsonObject image = v1().list("property-mark=" + mark(lines)).get(0);
    assertThat(v1().get(image.getString("id")).body()).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource({"33, 200, 33", "128, 1, 128", "128, 400, 128", "1, 60000, 1"})
  default void manyAndLongHeadersGoInAndOut(int count, int length, int kept) throws Exception {
    String lines = marked(properties(count, length)).replaceFirst("property-mark", "name");

    String answer = send("POST", "", lines, "");

    assertThat(answer).startsWith("HTTP/1.1 201 ");
    String id = answer.replaceAll("(?s).*\r\nLocation: [^\r]*/v1/images/([0-9a-f-]*)\r.*", "$1");
    for (String again : List.of(send("HEAD", "/" + id, "", ""), send("PUT", "/" + id, lines, ""))) {
      assertThat(again).startsWith("HTTP/1.1 200 ");
      assertThat(again.lines().filter(line -> line.startsWith("X-Image-Meta-Property-p")))
          .hasSize(kept)
          .allMatch(line -> line.endsWith(": " + "v".repeat(length)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "128, 1, 413",
    "190, 1, 413",
    "500, 1, 400",
    "128, 600, 400",
    "100, 5000, 400",
    "5000, 400, 400"
  })
  default void moreThanFitsLeavesNoImage(int count, int length, int status) throws Exception {
    String lines = marked(properties(count, length));

    String answer = RawConnection.exchange(client().port(), request("POST", "", lines, ""));

    // A server that hears too much may close the connection before the client reads why.
    assertThat(answer).matches("(?s)(HTTP/1.1 " + status + " .*)?");
    assertThat(v1().list("property-mark=" + mark(lines))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Content-Length: 10", "Transfer-Encoding: chunked"})
  default void bodyThatBreaksOffKillsTheImage(String header) throws Exception {
    String lines = marked(COMPLETE + header + "\r\n");
    String body = header.startsWith("T") ? "5\r\nhello\r\n" : "hello";

    String answer = RawConnection.exchange(client().port(), request("POST", "", lines, body), true);

    assertThat(answer).matches("(?s)(HTTP/1.1 400 .*)?");
    await()
        .atMost(UploadBehaviour.PATIENCE)
        .until(() -> v1().list("status=killed&property-mark=" + mark(lines)).size() == 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zz\r\nabc", "5\r\nhello\r\n-1\r\n", "ffffffffffffffffff\r\nabc", "2\r\nabc"})
  default void brokenChunksMakeNoImageOfThem(String chunks) throws Exception {
    String lines = marked(COMPLETE + "Transfer-Encoding: chunked\r\n");

    String answer =
        RawConnection.exchange(client().port(), request("POST", "", lines, chunks), true);

    assertThat(answer).matches("(?s)(HTTP/1.1 400 .*)?");
    await()
        .atMost(UploadBehaviour.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(v1().list("property-mark=" + mark(lines)))
                    .allMatch(image -> image.getString("status").equals("killed")));
  }

  @Test
  default void moreDataThanMayComeAreRefusedBeforeTheyDo() throws Exception {
    String lines = marked(COMPLETE + "Content-Length: 2199023255552\r\n");

    assertThat(RawConnection.firstLine(client().port(), request("POST", "", lines, "")))
        .startsWith("HTTP/1.1 413 ");
    assertThat(v1().list("property-mark=" + mark(lines))).isEmpty();
  }
}
