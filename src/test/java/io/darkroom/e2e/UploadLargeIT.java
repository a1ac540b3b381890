package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.ImageCalls;
import io.darkroom.support.Service;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 5 GiB of zeros, more than any number of 32 bits counts. */
@TestInstance(Lifecycle.PER_CLASS)
class UploadLargeIT {

  private static final long SIZE = 5L << 30;
  private static final String MD5 = "ec4bcc8776ea04479b786e063a9ace45";

  private Service service;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    service = Service.start(directory, Map.of());
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areReceivedWithTheMemoryOfAFewBlocks(boolean chunked) throws Exception {
    String id = new ImageCalls(service.client()).queued("raw");
    BodyPublisher zeros = BodyPublishers.ofInputStream(Zeros::new);

    HttpResponse<String> answer =
        service
            .client()
            .upload(
                UploadBehaviour.file(id),
                chunked ? zeros : BodyPublishers.fromPublisher(zeros, SIZE));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    JsonObject image = service.client().image(id);
    assertThat(image.getJsonNumber("size").longValue()).isEqualTo(SIZE);
    assertThat(image.getJsonNumber("virtual_size").longValue()).isEqualTo(SIZE);
    assertThat(image.getString("checksum")).isEqualTo(MD5);
    assertThat(service.client().bytes(UploadBehaviour.file(id), "Range", "bytes=-5").body())
        .containsExactly(0, 0, 0, 0, 0);
  }

  private static final class Zeros extends InputStream {

    private long left = SIZE;

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int read = (int) Math.min(length, left);
      left -= read;
      return read == 0 ? -1 : read;
    }
  }
}
