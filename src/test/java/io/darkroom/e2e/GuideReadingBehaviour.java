package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.Curl;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user guide, "Using v1.X", says of reading, line by line with curl. */
interface GuideReadingBehaviour {

  String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}";

  GuardedService guarded();

  private Curl as(Grant grant) {
    return Curl.as(grant, guarded());
  }

  private Curl somebody() {
    return as(Grant.inNewProject("member"));
  }

  private GuideImage added(Path directory) throws Exception {
    Path file = Files.write(directory.resolve("image.vhd"), GuideImage.CONTENT);
    return GuideImage.added(as(Grant.inNewProject("admin")), file.toString());
  }

  private static List<JsonObject> images(Curl.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().getJsonArray("images").getValuesAs(JsonObject.class);
  }

  private static Curl.Answer named(Curl curl, String list, String name, String filter)
      throws Exception {
    return curl.run(list, "-G", "--data-urlencode", "name=" + name, "-d", filter);
  }

  private String uri(GuideImage image) {
    return guarded().service().client().url(image.path());
  }

  @Test
  default void availableImagesAreListed(@TempDir Path directory) throws Exception {
    GuideImage image = added(directory);

    Curl.Answer answer = somebody().run("v1/images");

    assertThat(answer.headers().get("content-type")).startsWith("application/json");
    assertThat(answer.headers().get("warning")).startsWith("299 - \"");
    assertThat(images(answer))
        .contains(
            Client.json(
                """
                {"uri": "%s", "id": "%s", "name": "%s", "disk_format": "vhd",
                 "container_format": "ovf", "size": 5000, "checksum": "%s"}"""
                    .formatted(uri(image), image.id(), image.name(), GuideImage.MD5)));
  }

  @Test
  default void availableImagesAreListedInMoreDetail(@TempDir Path directory) throws Exception {
    GuideImage image = added(directory);

    List<JsonObject> listed = images(named(somebody(), "v1/images/detail", image.name(), ""));

    assertThat(listed).hasSize(1);
    String created = listed.get(0).getString("created_at");
    String activated = listed.get(0).getString("updated_at");
    assertThat(created).matches(TIME);
    assertThat(activated).matches(TIME).isGreaterThanOrEqualTo(created);
    assertThat(listed.get(0))
        .isEqualTo(
            Client.json(
                """
                {"uri": "%s", "id": "%s", "name": "%s", "disk_format": "vhd",
                 "container_format": "ovf", "size": 5000, "virtual_size": null,
                 "checksum": "%s", "created_at": "%s", "updated_at": "%s", "deleted_at": null,
                 "deleted": false, "status": "active", "is_public": true, "protected": false,
                 "min_ram": 256, "min_disk": 5, "owner": null,
                 "properties": {"distro": "Ubuntu 10.04 LTS"}}"""
                    .formatted(
                        uri(image), image.id(), image.name(), GuideImage.MD5, created, activated)));
  }

  @ParameterizedTest
  @CsvSource({
    "container_format=ovf, 1",
    "container_format=bare, 0",
    "disk_format=vhd, 1",
    "disk_format=raw, 0",
    "status=active, 1",
    "status=queued, 0",
    "size_min=5000, 1",
    "size_min=5001, 0",
    "size_max=5000, 1",
    "size_max=4999, 0",
    "property-distro=Ubuntu 10.04 LTS, 1",
    "property-distro=Ubuntu, 0",
  })
  default void listsAreFiltered(String filter, int listed, @TempDir Path directory)
      throws Exception {
    GuideImage image = added(directory);
    String encoded = filter.replace(" ", "%20");

    for (String list : List.of("v1/images", "v1/images/detail")) {
      assertThat(images(named(somebody(), list, image.name(), encoded))).hasSize(listed);
    }
  }

  /** Both as HEAD and as GET; what is null is no header, but for the end. */
  @Test
  default void metadataAndDataAreRetrieved(@TempDir Path directory) throws Exception {
    GuideImage image = added(directory);

    Curl.Answer head = somebody().run(image.path(), "-I");
    Curl.Answer get = somebody().run(image.path());

    Map<String, String> headers = Map.copyOf(head.headers());
    assertThat(headers)
        .containsEntry("x-image-meta-uri", uri(image))
        .containsEntry("x-image-meta-name", image.name())
        .containsEntry("x-image-meta-disk_format", "vhd")
        .containsEntry("x-image-meta-container_format", "ovf")
        .containsEntry("x-image-meta-size", "5000")
        .containsEntry("x-image-meta-checksum", GuideImage.MD5)
        .containsEntry("x-image-meta-deleted_at", "")
        .containsEntry("x-image-meta-status", "active")
        .containsEntry("x-image-meta-is_public", "true")
        .containsEntry("x-image-meta-min_ram", "256")
        .containsEntry("x-image-meta-min_disk", "5")
        .doesNotContainKey("x-image-meta-owner")
        .containsEntry("x-image-meta-property-distro", "Ubuntu 10.04 LTS")
        .containsEntry("etag", GuideImage.MD5)
        .containsEntry("content-length", "5000")
        .containsEntry("content-type", "application/octet-stream");
    assertThat(headers.get("x-image-meta-created_at")).matches(TIME);
    assertThat(headers.get("x-image-meta-updated_at")).matches(TIME);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(get.status()).isEqualTo(200);
    assertThat(get.body()).isEqualTo(GuideImage.CONTENT);
    assertThat(get.headers())
        .containsAllEntriesOf(
            headers.entrySet().stream()
                .filter(header -> header.getKey().matches("x-image-meta-.*|etag|content-.*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
