package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.database.Dialect;
import io.darkroom.support.Database;
import io.darkroom.support.QueuedImages;
import io.darkroom.support.Service;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 5 GiB of zeros, more than any number of 32 bits counts. */
class UploadLargeIT {

  private static final long SIZE = 5L << 30;
  private static final String MD5 = "ec4bcc8776ea04479b786e063a9ace45";

  private EmbeddedPostgres server;
  private Database database;
  private Service service;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    server = EmbeddedPostgres.start();
    database = new Database(server.getPostgresDatabase(), Dialect.POSTGRESQL);
    service =
        Service.start(
            directory,
            Map.of(
                "darkroom.datasource.url", server.getJdbcUrl("postgres", "postgres"),
                "darkroom.datasource.user", "postgres",
                "darkroom.datasource.password", "postgres"));
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
    database.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areReceivedWithTheMemoryOfAFewBlocks(boolean chunked) throws Exception {
    String id = new QueuedImages(database.source()).add("raw", "bare");
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
