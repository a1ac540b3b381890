package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Curl;
import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user guide, "Add a New Image" to "Update an Image", says, with curl. */
interface GuideWritingBehaviour {

  GuardedService guarded();

  private Curl as(Grant grant) {
    return Curl.as(grant, guarded());
  }

  private static String file(Path directory) throws Exception {
    return Files.write(directory.resolve("image.vhd"), GuideImage.CONTENT).toString();
  }

  private static String[] words(String method, String... options) {
    return Stream.concat(Stream.of("-X", method), Stream.of(options)).toArray(String[]::new);
  }

  private static JsonObject image(Curl.Answer answer) {
    return answer.json().getJsonObject("image");
  }

  @Test
  default void newImageIsAddedInASingleCall(@TempDir Path directory) throws Exception {
    GuideImage wanted = new GuideImage(UUID.randomUUID().toString(), "Ubuntu 10.04");
    Grant grant = Grant.inNewProject("member");

    Curl.Answer added = as(grant).run("v1/images", wanted.request(file(directory)));

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.headers())
        .containsEntry("location", guarded().service().client().url(wanted.path()))
        .containsEntry("etag", GuideImage.MD5);
    assertThat(image(added).getString("status")).isEqualTo("active");
    assertThat(image(added).getInt("size")).isEqualTo(5000);
    // These two are for administrators to say.
    assertThat(image(added).getBoolean("is_public")).isFalse();
    assertThat(image(added).getString("owner")).isEqualTo(grant.project());
    assertThat(as(grant).run("v1/images", wanted.request(file(directory))).status()).isEqualTo(409);
  }

  @Test
  default void reservedImageGetsItsData(@TempDir Path directory) throws Exception {
    Curl owner = as(Grant.inNewProject("member"));
    Curl.Answer reserved = owner.run("v1/images", words("POST"));
    String path = "v1/images/" + image(reserved).getString("id");
    String[] data = {
      "-H",
      "x-image-meta-name: Ubuntu 10.10",
      "-H",
      "x-image-meta-disk_format: vhd",
      "-H",
      "x-image-meta-container_format: ovf",
      "-T",
      file(directory)
    };

    Curl.Answer uploaded = owner.run(path, data);
    Curl.Answer again = owner.run(path, data);

    assertThat(reserved.status()).isEqualTo(201);
    assertThat(image(reserved).getString("status")).isEqualTo("queued");
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(200);
    assertThat(uploaded.headers())
        .containsEntry("x-image-meta-status", "active")
        .containsEntry("x-image-meta-checksum", GuideImage.MD5);
    assertThat(image(uploaded).getString("name")).isEqualTo("Ubuntu 10.10");
    assertThat(again.status()).isEqualTo(409);
    assertThat(owner.run(path).body()).isEqualTo(GuideImage.CONTENT);
  }

  /** A semicolon makes curl send an empty header. */
  @ParameterizedTest
  @CsvSource({
    "x-image-meta-name;",
    "x-image-meta-disk_format;",
    "x-image-meta-disk_format: tape",
    "x-image-meta-container_format;",
    "x-image-meta-container_format: box",
    "x-image-meta-id: 1",
    "x-image-meta-store: sheepdog",
    "x-image-meta-size: 4999",
    "x-image-meta-checksum: c2e5db72bd7fd153f53ede5da5a06de3",
    "x-image-meta-min_ram: much",
    "x-image-meta-min_disk: -1"
  })
  default void headersThatAreWrongAreRefused(String header, @TempDir Path directory)
      throws Exception {
    GuideImage wanted = new GuideImage(UUID.randomUUID().toString(), "wrong");
    String name = header.replaceAll("[:;].*", ":");
    String[] wrong =
        Stream.of(wanted.request(file(directory)))
            .map(word -> word.startsWith(name) ? header : word)
            .toArray(String[]::new);

    assertThat(as(Grant.inNewProject("member")).run("v1/images", wrong).status()).isEqualTo(400);
  }

  @Test
  default void headersComeInAnyCaseAndInUtf8() throws Exception {
    Curl owner = as(Grant.inNewProject("member"));

    Curl.Answer reserved =
        owner.run(
            "v1/images",
            words(
                "POST",
                "-H",
                "X-IMAGE-META-NAME: größer 😀",
                "-H",
                "x-Image-Meta-Min-RAM: 256",
                "-H",
                "X-Image-Meta-Property-OS.Distro-Name: Ünbuntu"));

    JsonObject image = image(reserved);
    Curl.Answer head = owner.run("v1/images/" + image.getString("id"), "-I");
    assertThat(image.getString("name")).isEqualTo("größer 😀");
    assertThat(image.getInt("min_ram")).isEqualTo(256);
    assertThat(image.getJsonObject("properties").getString("os_distro_name")).isEqualTo("Ünbuntu");
    assertThat(head.headers())
        .containsEntry("x-image-meta-name", "größer 😀")
        .containsEntry("x-image-meta-property-os_distro_name", "Ünbuntu");
  }

  @Test
  default void updateAnswersWithTheMetadataInHeaders(@TempDir Path directory) throws Exception {
    Curl admin = as(Grant.inNewProject("admin"));
    GuideImage image = GuideImage.added(admin, file(directory));

    Curl.Answer updated =
        admin.run(image.path(), words("PUT", "-H", "x-image-meta-property-arch: x86_64"));

    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.headers())
        .containsEntry("x-image-meta-name", image.name())
        .containsEntry("x-image-meta-property-arch", "x86_64")
        .doesNotContainKey("x-image-meta-property-distro");
  }
}
