package io.darkroom.images.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.Image;
import io.darkroom.images.TestImages;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageBodyTest {

  @Test
  void anActiveImageShowsAllThatIsKnownOfIt() {
    Image image = TestImages.active();

    assertThat(
            ImageBody.of(
                image, List.of(TestImages.copy(image, "file"), TestImages.copy(image, "other"))))
        .hasToString(
            """
            {"hw_disk_bus":"<virtio> & \\"co\\"",\
            "os_distro":"debian",\
            "name":"caf\u00e9 \uD83D\uDE00",\
            "disk_format":"qcow2",\
            "container_format":"bare",\
            "visibility":"public",\
            "size":196616,\
            "virtual_size":10737418240,\
            "status":"active",\
            "checksum":"md5-of-it",\
            "protected":true,\
            "min_ram":512,\
            "min_disk":10,\
            "owner":"project-1",\
            "os_hidden":true,\
            "os_hash_algo":"sha512",\
            "os_hash_value":"sha512-of-it",\
            "id":"{id}",\
            "created_at":"2026-11-22T10:00:00Z",\
            "updated_at":"2026-11-22T10:05:00Z",\
            "tags":["alpha","zeta","\u65e5\u672c"],\
            "self":"/v2/images/{id}",\
            "file":"/v2/images/{id}/file",\
            "schema":"/v2/schemas/image",\
            "stores":"file,other"}"""
                .replace("{id}", image.id()));
  }

  @Test
  void anImageWithoutContentHasNullForWhatIsNotKnown() {
    Image image = TestImages.bare();

    assertThat(ImageBody.of(image, List.of()))
        .hasToString(
            """
            {"name":null,\
            "disk_format":"raw",\
            "container_format":"bare",\
            "visibility":"shared",\
            "size":null,\
            "virtual_size":null,\
            "status":"queued",\
            "checksum":null,\
            "protected":false,\
            "min_ram":0,\
            "min_disk":0,\
            "owner":"project-1",\
            "os_hidden":false,\
            "os_hash_algo":null,\
            "os_hash_value":null,\
            "id":"{id}",\
            "created_at":"2026-11-22T10:00:00Z",\
            "updated_at":"2026-11-22T10:00:00Z",\
            "tags":[],\
            "self":"/v2/images/{id}",\
            "file":"/v2/images/{id}/file",\
            "schema":"/v2/schemas/image"}"""
                .replace("{id}", image.id()));
  }
}
