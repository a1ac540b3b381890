package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.V1Calls;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each header says of a new image, in the Images API v1. */
interface V1HeadersBehaviour {

  Client client();

  private V1Calls v1() {
    return new V1Calls(client());
  }

  private JsonObject image(String id) throws Exception {
    return v1().list("property-id_of_test=" + id).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // header, value | shown in JSON | in a header | in the other version, by another name
        "name             | two words | \"two words\" | two words | name             | \"two words\"",
        "name             | ''        | null          | -         | name             | null",
        "disk_format      | qcow2     | \"qcow2\"     | qcow2     | disk_format      | \"qcow2\"",
        "disk-format      | ''        | null          | -         | disk_format      | null",
        "container_format | ova       | \"ova\"       | ova       | container_format | \"ova\"",
        "Container-Format | docker    | \"docker\"    | docker    | container_format | \"docker\"",
        "size             | 5000000000| 5000000000    | 5000000000| size             | null",
        "size             | ''        | 0             | 0         | size             | null",
        "checksum         | 00000000000000000000000000000000 | null | - | checksum     | null",
        "is_public        | TRUE      | true          | true      | visibility       | \"public\"",
        "IS-PUBLIC        | 1         | true          | true      | visibility       | \"public\"",
        "is_public        | False     | false         | false     | visibility       | \"shared\"",
        "is_public        | nonsense  | false         | false     | visibility       | \"shared\"",
        "protected        | yes       | true          | true      | protected        | true",
        "protected        | no        | false         | false     | protected        | false",
        "min_ram          | 512       | 512           | 512       | min_ram          | 512",
        "min_disk         | 2147483647| 2147483647    | 2147483647| min_disk         | 2147483647",
        "min_disk         | ''        | 0             | 0         | min_disk         | 0",
        "owner            | another   | \"another\"   | another   | owner            | \"another\"",
        "owner            | ''        | null          | -         | owner            | null",
        "status           | active    | \"queued\"    | queued    | status           | \"queued\"",
        "deleted          | true      | false         | false     | os_hidden        | false",
        "virtual_size     | 5         | null          | -         | virtual_size     | null"
      })
  default void headerSaysOneThingOfANewImage(
      String header, String value, String json, String shown, String other, String inOther)
      throws Exception {
    String field = header.toLowerCase(Locale.ROOT).replace('-', '_');

    JsonObject made = V1Calls.image(v1().post("", V1Calls.meta(header, value)));

    String id = made.getString("id");
    assertThat(made.get(field)).hasToString(json);
    HttpResponse<String> head = v1().head(id);
    assertThat(head.headers().firstValue("x-image-meta-" + field).orElse(null)).isEqualTo(shown);
    assertThat(client().image(id).get(other)).hasToString(inOther);
    assertThat(v1().put(id, "", V1Calls.meta("protected", "false")).statusCode()).isEqualTo(200);
    assertThat(v1().delete(id).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense         | x    | 400",
        "location-x       | x    | 400",
        "''               | x    | 400",
        "id               | x    | 400",
        "id               | 12345678-1234-1234-1234-1234567890123 | 400",
        "id               | {12345678-1234-1234-1234-123456789012} | 400",
        "store            | nosuch | 400",
        "disk_format      | RAW  | 400",
        "disk_format      | zip  | 400",
        "container_format | raw  | 400",
        "size             | -1   | 400",
        "size             | 1.5  | 400",
        "size             | 1e3  | 400",
        "size             | 9223372036854775808 | 400",
        "checksum         | 0123 | 400",
        "checksum         | zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz | 400",
        "min_ram          | x    | 400",
        "min_ram          | 2147483648 | 400",
        "min_disk         | -1   | 400",
        "property-        | x    | 400",
        "property-id      | x    | 403",
        "property-status  | x    | 403",
        "property-Tags    | x    | 403",
        "property-os_glance_x | x | 403"
      })
  default void headerThatCannotBeLeavesNoImage(String header, String value, int status)
      throws Exception {
    String mark = UUID.randomUUID().toString();

    HttpResponse<String> answer = v1().post("", V1Calls.meta("property-mark", mark, header, value));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Warning").orElse("")).startsWith("299 - \"");
    assertThat(v1().list("property-mark=" + mark)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "disk_format, ami, container_format",
    "container_format, aki, disk_format",
    "disk_format, ari, container_format"
  })
  default void formatOfAmazonImpliesTheOther(String said, String format, String implied)
      throws Exception {
    JsonObject made = V1Calls.image(v1().post("", V1Calls.meta(said, format)));
    HttpResponse<String> mixed =
        v1().post("", V1Calls.meta(said, format, implied, format.equals("ami") ? "ari" : "ami"));

    assertThat(made.getString(implied)).isEqualTo(format);
    assertThat(mixed.statusCode()).isEqualTo(400);
  }

  @Test
  default void imageIsShownTheSameInAnAnswerInAListAndInHeaders() throws Exception {
    String mark = UUID.randomUUID().toString();
    JsonObject made =
        V1Calls.image(
            v1().post("data", V1Calls.complete("property-id_of_test", mark, "min_ram", "256")));
    String id = made.getString("id");

    JsonObject listed = image(mark);
    HttpResponse<String> head = v1().head(id);

    assertThat(listed).isEqualTo(made);
    assertThat(made.getString("uri")).isEqualTo(client().url("v1/images/" + id));
    assertThat(made.getString("created_at")).matches("[0-9-]{10}T[0-9:]{8}\\.000000");
    assertThat(made.getJsonObject("properties")).hasToString("{\"id_of_test\":\"" + mark + "\"}");
    made.forEach(
        (field, value) -> {
          String text = value.toString().replaceAll("^\"|\"$|^null$", "");
          if (!field.equals("properties")) {
            assertThat(V1Calls.said(head, field)).as(field).isEqualTo(text);
          }
        });
    assertThat(V1Calls.said(head, "property-id_of_test")).isEqualTo(mark);
    assertThat(head.headers().firstValue("x-image-meta-deleted_at")).contains("");
  }
}
