package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PUT and DELETE do with what is said of an image, in the Images API v1. */
interface V1ChangesBehaviour {

  Client client();

  private V1Calls v1() {
    return new V1Calls(client());
  }

  @Test
  default void putAnswersWithTheImageInHeadersAndBody() throws Exception {
    String id = v1().uploaded("data", "property-a", "1");

    HttpResponse<String> answer =
        v1().put(id, "", V1Calls.meta("name", "other", "property-b", "2", "min_disk", "7"));

    JsonObject image = V1Calls.image(answer);
    assertThat(image.getString("name")).isEqualTo("other");
    assertThat(image.getInt("min_disk")).isEqualTo(7);
    assertThat(image.getJsonObject("properties")).hasToString("{\"b\":\"2\"}");
    assertThat(V1Calls.said(answer, "name")).isEqualTo("other");
    assertThat(V1Calls.said(answer, "property-b")).isEqualTo("2");
    assertThat(V1Calls.said(answer, "disk_format")).isEqualTo("raw");
    assertThat(answer.headers().firstValue("ETag")).contains(image.getString("checksum"));
    assertThat(answer.headers().firstValue("Warning").orElse("")).startsWith("299 - \"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "True  | {\"b\":\"2\"}",
        "false | {\"a\":\"1\",\"b\":\"2\"}",
        "no    | {\"a\":\"1\",\"b\":\"2\"}"
      })
  default void propertiesThatAreNotSentGoUnlessTheyAreToStay(String purge, String left)
      throws Exception {
    String id = v1().reserved("property-a", "1");

    HttpResponse<String> answer =
        v1().put(id, "", "X-Glance-Registry-Purge-Props", purge, "x-image-meta-property-b", "2");

    assertThat(V1Calls.image(answer).getJsonObject("properties")).hasToString(left);
  }

  @Test
  default void propertiesStayWhenDataComeAndEmptyOnesGo() throws Exception {
    String id = v1().reserved("property-a", "1", "property-b", "2", "property-c", "3");

    HttpResponse<String> kept =
        v1().put(id, "data", V1Calls.complete("property-b", "", "property-c", "4"));

    assertThat(V1Calls.image(kept).getJsonObject("properties"))
        .hasToString("{\"a\":\"1\",\"c\":\"4\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "id, 00000000-0000-0000-0000-000000000000, 403",
    "status, queued, 403",
    "status, deleted, 403",
    "size, 5, 403",
    "checksum, 00000000000000000000000000000000, 403",
    "disk_format, qcow2, 403",
    "container_format, ovf, 403",
    "disk_format, '', 403",
    "nonsense, x, 400",
    "min_ram, x, 400",
    "store, nosuch, 400",
    "property-status, x, 403"
  })
  default void whatCannotBeChangedChangesNothing(String header, String value, int status)
      throws Exception {
    String id = v1().uploaded("data", "property-a", "1");
    JsonObject before = client().image(id);

    HttpResponse<String> answer = v1().put(id, "", V1Calls.meta("name", "other", header, value));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(client().image(id)).isEqualTo(before);
  }

  @Test
  default void whatIsSentBackAsItWasShownChangesNothing() throws Exception {
    String id = v1().uploaded("data", "property-a", "1", "owner", "");
    String[] shown =
        v1().head(id).headers().map().entrySet().stream()
            .filter(header -> V1Calls.isMeta(header.getKey()))
            .flatMap(header -> Stream.of(header.getKey(), header.getValue().get(0)))
            .toArray(String[]::new);
    JsonObject before = client().image(id);

    HttpResponse<String> answer = v1().put(id, "", shown);

    assertThat(shown).contains("active", "disk", "1");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject after = client().image(id);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.keySet().stream()
        .filter(name -> !name.equals("updated_at"))
        .forEach(name -> assertThat(after.get(name)).as(name).isEqualTo(before.get(name)));
  }

  @Test
  default void deletedImageIsGoneForEveryCall() throws Exception {
    String id = v1().uploaded("data");

    HttpResponse<String> answer = v1().delete(id);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Warning").orElse("")).startsWith("299 - \"");
    for (String call : new String[] {"HEAD", "GET", "PUT", "DELETE"}) {
      assertThat(client().send(call, "v1/images/" + id, "").statusCode()).as(call).isEqualTo(404);
    }
    assertThat(v1().post("", V1Calls.meta("id", id)).statusCode()).isEqualTo(409);
  }

  @Test
  default void protectedImageIsNotDeleted() throws Exception {
    String id = v1().reserved("protected", "true");

    assertThat(v1().delete(id).statusCode()).isEqualTo(403);
    assertThat(v1().put(id, "", V1Calls.meta("protected", "false")).statusCode()).isEqualTo(200);
    assertThat(v1().delete(id).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data"})
  default void idThatIsTakenIsRefusedAndTheImageThereIsLeftAlone(String data) throws Exception {
    String id = UUID.randomUUID().toString();
    assertThat(v1().reserved("id", id)).isEqualTo(id);
    JsonObject before = client().image(id);

    assertThat(v1().post(data, V1Calls.complete("id", id)).statusCode()).isEqualTo(409);
    assertThat(client().image(id)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "GET", "PUT", "DELETE"})
  default void imageThatIsNotThereIsNotFound(String method) throws Exception {
    HttpResponse<String> answer = client().send(method, "v1/images/" + UUID.randomUUID(), "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Warning").orElse("")).startsWith("299 - \"");
  }
}
