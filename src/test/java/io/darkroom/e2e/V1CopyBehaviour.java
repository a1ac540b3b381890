package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.Operations;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that the service fetches for requests of the Images API v1: copied, or from a location. */
interface V1CopyBehaviour {

  String COPY_FROM = "x-glance-api-copy-from";
  String LOCATION = "x-image-meta-location";

  Client client();

  FileServer source();

  private V1Calls v1() {
    return new V1Calls(client());
  }

  private static String[] complete(String mark, String header, String value) {
    String[] headers = V1Calls.complete("property-mark", mark, header, value);
    headers[headers.length - 2] = header;
    return headers;
  }

  private String served(byte[] data) {
    return source().serve(UUID.randomUUID() + ".raw", data);
  }

  /** The one task that there was for an image, when it has ended. */
  private JsonObject endedTask(String image) throws Exception {
    List<JsonObject> tasks = v1().list("v2/images/" + image + "/tasks", "tasks");
    assertThat(tasks).hasSize(1);
    return client().awaitEnd(tasks.get(0).getString("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {COPY_FROM, "X-Image-Meta-Copy_From"})
  default void copyIsAnsweredAtOnceAndMadeByATaskThatAllVersionsShow(String header)
      throws Exception {
    byte[] data = DiskImages.raw(300_000);
    String url = served(data);

    HttpResponse<String> made = v1().post("", complete("-", header, url));

    JsonObject image = V1Calls.image(made);
    String id = image.getString("id");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).contains(client().url("v1/images/" + id));
    JsonObject task = endedTask(id);
    assertThat(task.getString("type")).isEqualTo("api_image_import");
    assertThat(task.getString("status")).isEqualTo("success");
    assertThat(task.getString("image_id")).isEqualTo(id);
    JsonObject operation = new Operations(client(), "local").show(task.getString("id"));
    assertThat(operation.getString("command")).isEqualTo("api_image_import");
    assertThat(operation.getString("status")).isEqualTo("SUCCESS");
    assertThat(client().bytes("v1/images/" + id).body()).isEqualTo(data);
    assertThat(V1Calls.said(v1().head(id), "checksum")).isEqualTo(DiskImages.md5(data));
    assertThat(v1().head(id).headers().firstValue(LOCATION)).isEmpty();
    assertThat(made.body()).doesNotContain(url);
  }

  @Test
  default void locationIsAnsweredWhenTheDataAreThere() throws Exception {
    byte[] data = DiskImages.raw(300_000);

    HttpResponse<String> made = v1().post("", complete("-", LOCATION, served(data)));

    JsonObject image = V1Calls.image(made);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(image.getString("status")).isEqualTo("active");
    assertThat(image.getString("checksum")).isEqualTo(DiskImages.md5(data));
    assertThat(made.headers().firstValue("ETag")).contains(DiskImages.md5(data));
    assertThat(made.headers().firstValue("Warning").orElse("")).startsWith("299 - \"");
    assertThat(made.headers().firstValue("X-Openstack-Request-Id")).isPresent();
    assertThat(client().bytes("v1/images/" + image.getString("id")).body()).isEqualTo(data);
    assertThat(endedTask(image.getString("id")).getString("status")).isEqualTo("success");
  }

  @ParameterizedTest
  @ValueSource(strings = {COPY_FROM, LOCATION})
  default void reservedImageIsFilledToo(String header) throws Exception {
    String id = V1Calls.image(v1().post("", V1Calls.complete("property-a", "1"))).getString("id");

    HttpResponse<String> answer =
        v1().put(id, "", header, served(new byte[] {1, 2}), "x-image-meta-property-a", "2");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(endedTask(id).getString("status")).isEqualTo("success");
    assertThat(V1Calls.said(v1().head(id), "status")).isEqualTo("active");
    assertThat(V1Calls.said(v1().head(id), "property-a")).isEqualTo("2");
    assertThat(v1().put(id, "", header, served(new byte[1])).statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({"size, 3", "checksum, 00000000000000000000000000000000"})
  default void dataThatAreNotWhatWasSaidAreNotTaken(String said, String value) throws Exception {
    String mark = UUID.randomUUID().toString();
    String[] copied = complete(mark, COPY_FROM, served(new byte[4]));
    String[] located = complete(mark, LOCATION, served(new byte[4]));
    String[] headers = {"x-image-meta-" + said, value};

    HttpResponse<String> refused = v1().post("", concat(located, headers));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(v1().list("property-mark=" + mark)).isEmpty();

    String id = V1Calls.image(v1().post("", concat(copied, headers))).getString("id");
    assertThat(endedTask(id).getString("status")).isEqualTo("failure");
    assertThat(V1Calls.said(v1().head(id), "status")).isEqualTo("queued");
  }

  private static String[] concat(String[] one, String... other) {
    return Stream.of(one, other).flatMap(Arrays::stream).toArray(String[]::new);
  }

  @Test
  default void sourceThatHasNothingLeavesNoImageOrOneThatWaits() throws Exception {
    String mark = UUID.randomUUID().toString();
    String nothing = source().url("nothing-" + mark);

    HttpResponse<String> located = v1().post("", complete(mark, LOCATION, nothing));
    assertThat(located.statusCode()).isEqualTo(400);
    assertThat(located.body()).contains("The source answered with status 404.");
    assertThat(v1().list("property-mark=" + mark)).isEmpty();

    String id = v1().reserved("property-mark", mark);
    String[] headers = complete(mark, LOCATION, nothing);
    assertThat(v1().put(id, "", headers).statusCode()).isEqualTo(400);
    assertThat(V1Calls.said(v1().head(id), "status")).isEqualTo("queued");
    assertThat(V1Calls.said(v1().head(id), "name")).isEmpty();
    assertThat(v1().put(id, "data", V1Calls.complete()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "swift+http://127.0.0.1/x",
        "http://169.254.169.254/latest",
        "http://[::1]/x",
        "http://[::99999999999224.0.0.0]/x",
        "http://user:word@127.0.0.1/x",
        "http://",
        "nonsense",
        "http://127.0.0.1:99999/x"
      })
  default void addressThatMayNotBeReadLeavesNothing(String url) throws Exception {
    String mark = UUID.randomUUID().toString();
    String id = v1().reserved();
    JsonObject before = client().image(id);

    for (String header : new String[] {COPY_FROM, LOCATION}) {
      assertThat(v1().post("", complete(mark, header, url)).statusCode()).isEqualTo(400);
      assertThat(v1().put(id, "", complete(mark, header, url)).statusCode()).isEqualTo(400);
    }

    assertThat(v1().list("property-mark=" + mark)).isEmpty();
    assertThat(client().image(id)).isEqualTo(before);
  }

  @Test
  default void dataComeFromOneSourceOnly() throws Exception {
    String mark = UUID.randomUUID().toString();
    String url = served(new byte[1]);
    String[] copied = complete(mark, COPY_FROM, url);
    String[] located = complete(mark, LOCATION, url);

    assertThat(v1().post("data", copied).statusCode()).isEqualTo(400);
    assertThat(v1().post("data", located).statusCode()).isEqualTo(400);
    assertThat(v1().post("", concat(copied, LOCATION, url)).statusCode()).isEqualTo(400);
    assertThat(v1().list("property-mark=" + mark)).isEmpty();
  }
}
