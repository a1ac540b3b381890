package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data that come with requests of the Images API v1, and go with answers. */
interface V1DataBehaviour {

  Client client();

  private V1Calls v1() {
    return new V1Calls(client());
  }

  private HttpResponse<String> send(
      String method, String path, byte[] data, boolean chunked, String... headers)
      throws Exception {
    return client().send(method, path, UploadBehaviour.body(data, chunked), headers);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "262144, true", "3000001, false", "3000001, true"})
  default void postedDataAreDownloadedBitForBit(int size, boolean chunked) throws Exception {
    byte[] data = DiskImages.raw(size);
    String md5 = DiskImages.md5(data);

    HttpResponse<String> made =
        send(
            "POST",
            "v1/images",
            data,
            chunked,
            V1Calls.complete("size", String.valueOf(size), "checksum", md5));

    JsonObject image = V1Calls.image(made);
    String path = "v1/images/" + image.getString("id");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).contains(client().url(path));
    assertThat(made.headers().firstValue("ETag")).contains(md5);
    assertThat(image.getString("status")).isEqualTo("active");
    assertThat(image.getInt("size")).isEqualTo(size);
    assertThat(image.getString("checksum")).isEqualTo(md5);
    HttpResponse<byte[]> got = client().bytes(path);
    assertThat(got.body()).isEqualTo(data);
    HttpResponse<String> head = v1().head(image.getString("id"));
    for (HttpResponse<?> answer : new HttpResponse<?>[] {got, head}) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("ETag")).contains(md5);
      assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(size);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
      assertThat(V1Calls.said(answer, "checksum")).isEqualTo(md5);
      assertThat(V1Calls.said(answer, "size")).isEqualTo(String.valueOf(size));
    }
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  default void reservedImageIsActiveWhenItsDataArePut(boolean chunked) throws Exception {
    HttpResponse<String> reserved = v1().post("", V1Calls.complete("property-a", "1"));
    String id = V1Calls.image(reserved).getString("id");
    assertThat(V1Calls.image(reserved).getString("status")).isEqualTo("queued");
    assertThat(reserved.headers().firstValue("ETag")).isEmpty();
    assertThat(v1().get(id).statusCode()).isEqualTo(404);
    assertThat(v1().head(id).statusCode()).isEqualTo(200);

    HttpResponse<String> put = send("PUT", "v1/images/" + id, new byte[] {65, 66}, chunked);

    assertThat(V1Calls.image(put).getString("status")).isEqualTo("active");
    assertThat(V1Calls.said(put, "status")).isEqualTo("active");
    assertThat(v1().get(id).body()).isEqualTo("AB");
    assertThat(v1().put(id, "more").statusCode()).isEqualTo(409);
    assertThat(v1().get(id).body()).isEqualTo("AB");
  }

  @ParameterizedTest
  @CsvSource({
    "size, 3, false",
    "size, 5, false",
    "size, 3, true",
    "size, 5, true",
    "checksum, 00000000000000000000000000000000, false",
    "checksum, 00000000000000000000000000000000, true"
  })
  default void dataThatAreNotWhatWasSaidKillTheImage(String header, String value, boolean chunked)
      throws Exception {
    String mark = UUID.randomUUID().toString();

    HttpResponse<String> answer =
        send(
            "POST",
            "v1/images",
            new byte[4],
            chunked,
            V1Calls.complete("property-mark", mark, header, value));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    JsonObject killed = v1().list("property-mark=" + mark).get(0);
    assertKilled(killed.getString("id"));
  }

  private void assertKilled(String id) throws Exception {
    assertThat(V1Calls.said(v1().head(id), "status")).isEqualTo("killed");
    assertThat(client().image(id).getString("status")).isEqualTo("killed");
    assertThat(v1().get(id).statusCode()).isEqualTo(404);
    assertThat(v1().put(id, "data", V1Calls.complete()).statusCode()).isEqualTo(409);
    assertThat(v1().delete(id).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"size, 3", "checksum, 00000000000000000000000000000000"})
  default void whatWasSaidOfAReservedImageCountsWhenDataCome(String header, String value)
      throws Exception {
    String id = V1Calls.image(v1().post("", V1Calls.complete(header, value))).getString("id");

    assertThat(v1().put(id, "data").statusCode()).isEqualTo(400);

    assertKilled(id);
  }

  @Test
  default void dataOfAnotherFormatKillTheImage() throws Exception {
    String id = V1Calls.image(v1().post("", V1Calls.complete())).getString("id");

    HttpResponse<String> answer = send("PUT", "v1/images/" + id, DiskImages.qcow2(1 << 20), false);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertKilled(id);
  }

  @ParameterizedTest
  @CsvSource({"name", "disk_format", "container_format"})
  default void dataOfAnImageOfWhichTooLittleIsSaidAreNotTaken(String header) throws Exception {
    String mark = UUID.randomUUID().toString();
    String[] less = V1Calls.complete("property-mark", mark);
    for (int name = 0; name < less.length; name += 2) {
      less[name + 1] = less[name].endsWith("-" + header) ? "" : less[name + 1];
    }

    assertThat(v1().post("data", less).statusCode()).isEqualTo(400);

    assertThat(v1().list("property-mark=" + mark)).isEmpty();
    String id = V1Calls.image(v1().post("", less)).getString("id");
    assertThat(v1().put(id, "data").statusCode()).isEqualTo(400);
    assertThat(client().image(id).getString("status")).isEqualTo("queued");
  }

  @Test
  default void imageOfNoBytesIsActiveAtOnce() throws Exception {
    JsonObject image = V1Calls.image(v1().post("", V1Calls.complete("size", "0")));

    assertThat(image.getString("status")).isEqualTo("active");
    HttpResponse<String> got = v1().get(image.getString("id"));
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEmpty();
    assertThat(V1Calls.image(v1().post("", V1Calls.meta("size", "0"))).getString("status"))
        .isEqualTo("queued");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain",
    "application/json",
    "application/x-www-form-urlencoded",
    "'multipart/form-data; boundary=x'"
  })
  default void onlyBytesAreTakenForData(String type) throws Exception {
    String mark = UUID.randomUUID().toString();
    String[] headers = V1Calls.complete("property-mark", mark, "x", type);
    headers[headers.length - 2] = "Content-Type";

    assertThat(v1().post("data", headers).statusCode()).isEqualTo(400);
    assertThat(v1().list("property-mark=" + mark)).isEmpty();
  }
}
