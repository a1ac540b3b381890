package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.RawConnection;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is said of the data of an image: an answer that blames the client, and the data stay.
 */
interface HostileDataBehaviour {

  Client client();

  private String queued() throws Exception {
    return new ImageCalls(client()).queued("raw");
  }

  private String exchange(String request) throws Exception {
    return RawConnection.exchange(client().port(), request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String head(String method, String path) {
    return method + " /" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Range: bytes=",
        "Range: bytes=-",
        "Range: bytes=5-1",
        "Range: bytes=99999999999999999999-",
        "Range: bytes=-99999999999999999999",
        "Range: bytes=0-99999999999999999999",
        "Range: bytes=0-0,2-3,-1",
        "Range: bytes=-0",
        "Range: lines=1-2",
        "Range: \u00fc",
        "Range: bytes=\u0663-",
        "Range: bytes=0-1\r\nRange: bytes=2-3",
        "Content-Range: bytes 0-1/10",
        "Content-Range: bytes */*",
        "Content-Range: bytes 0-99999999999999999999/*",
        "Content-Range: bytes 99999999999999999999-0/1",
        "Content-Range: bytes -1-5/10",
        "Content-Range: \u00fc",
        "Content-Range: ",
        "If-Range: x",
        "Content-Length: 0"
      })
  default void hostileRangeIsAnswered(String line) throws Exception {
    String image = queued();
    String file = "v2/images/" + image + "/file";
    assertThat(client().upload(file, BodyPublishers.ofString("0123456789")).statusCode())
        .isEqualTo(204);

    Harmless.require(exchange(head("GET", file) + line + "\r\n\r\n"), line);

    assertThat(client().get(file).body()).isEqualTo("0123456789");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -1",
        "Content-Length: 1e3",
        "Content-Length: 99999999999999999999999",
        "Content-Length: ",
        "Content-Length: \u00fc",
        "Content-Length: 1\r\nContent-Length: 2",
        "Content-Length: 0\r\nx-image-meta-store: ",
        "Content-Length: 0\r\nx-image-meta-store: nosuch",
        "Content-Length: 0\r\nx-image-meta-store: ../file",
        "Content-Length: 0\r\nx-image-meta-store: \u00fc",
        "Content-Length: 0\r\nx-image-meta-store: file,file",
        "Content-Length: 0\r\nx-image-meta-store: nosuch\r\nx-image-meta-store: file",
        "Content-Length: 0\r\nx-image-meta-status: active",
        "Content-Length: 0\r\nContent-Type: application/json",
        "Transfer-Encoding: nonsense",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n"
      })
  default void hostileUploadIsAnsweredOrCutOff(String lines) throws Exception {
    String image = queued();
    String type = "Content-Type: application/octet-stream\r\n";
    for (String place : List.of("/file", "/stage")) {
      String request = head("PUT", "v2/images/" + image + place) + type + lines + "\r\n\r\n";

      String answer = exchange(request);

      if (!answer.isEmpty()) {
        Harmless.require(answer, request);
      }
    }

    assertThat(client().get("v2/images/" + image).statusCode()).isEqualTo(200);
  }

  /** The connector waits for some of it, but the client knows by then. */
  @Test
  default void moreThanThereCanBeIsRefusedBeforeItIsSent() throws Exception {
    String image = queued();
    for (String place : List.of("/file", "/stage")) {
      String request =
          head("PUT", "v2/images/" + image + place)
              + "Content-Type: application/octet-stream\r\n"
              + "Content-Length: 9223372036854775807\r\n\r\n";

      assertThat(
              RawConnection.firstLine(
                  client().port(), request.getBytes(StandardCharsets.ISO_8859_1)))
          .startsWith("HTTP/1.1 413 ");
    }
  }
}
