package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Curl;
import io.darkroom.support.DiskImages;
import java.util.UUID;

/** The image that the user guide's examples are about, only smaller, under a name of its own. */
record GuideImage(String id, String name) {

  static final byte[] CONTENT = DiskImages.raw(5_000);

  static final String MD5 = DiskImages.md5(CONTENT);

  /**
   * The guide's image, as an administrator adds it: public, and nobody's.
   *
   * @param file that has the content
   */
  static GuideImage added(Curl admin, String file) throws Exception {
    GuideImage image =
        new GuideImage(UUID.randomUUID().toString(), "Ubuntu 10.04 Plain 5GB " + UUID.randomUUID());
    Curl.Answer answer = admin.run("v1/images", image.request(file));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return image;
  }

  /** What to tell curl, but for the address. */
  String[] request(String file) {
    return new String[] {
      "-X",
      "POST",
      "-H",
      "x-image-meta-id: " + id,
      "-H",
      "x-image-meta-name: " + name,
      "-H",
      "x-image-meta-store: file",
      "-H",
      "x-image-meta-disk_format: vhd",
      "-H",
      "x-image-meta-container_format: ovf",
      "-H",
      "x-image-meta-size: " + CONTENT.length,
      "-H",
      "x-image-meta-checksum: " + MD5,
      "-H",
      "x-image-meta-is_public: True",
      "-H",
      "x-image-meta-min_ram: 256",
      "-H",
      "x-image-meta-min_disk: 5",
      "-H",
      "x-image-meta-owner;",
      "-H",
      "x-image-meta-property-distro: Ubuntu 10.04 LTS",
      "-H",
      "Content-Type: application/octet-stream",
      "--data-binary",
      "@" + file
    };
  }

  String path() {
    return "v1/images/" + id;
  }
}
