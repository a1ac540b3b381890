package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.darkroom.support.DiskImages;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openstack4j.api.Builders;
import org.openstack4j.api.image.ImageService;
import org.openstack4j.model.image.ContainerFormat;
import org.openstack4j.model.image.DiskFormat;
import org.openstack4j.model.image.Image;
import org.openstack4j.model.image.Image.Status;
import org.openstack4j.model.image.ImageMember;

/** Images through openstack4j's image service, v1: lists, members, and what is copied. */
interface Openstack4jV1SharingBehaviour {

  Cloud cloud();

  ImageService v1();

  private Image reserved(String name) {
    return v1().reserve(Builders.image().name(name).build());
  }

  @Test
  default void listIsFilteredAndReadInPages() {
    String name = UUID.randomUUID().toString();
    Image first = reserved(name);
    Image second = reserved(name);
    Map<String, String> filter =
        Map.of("name", name, "limit", "1", "sort_key", "created_at", "sort_dir", "asc");

    assertThat(v1().list()).extracting(Image::getId).contains(first.getId(), second.getId());
    assertThat(v1().list(filter)).extracting(Image::getId).containsExactly(first.getId());
    assertThat(v1().listAll(filter))
        .extracting(Image::getId)
        .containsExactly(first.getId(), second.getId());
    assertThat(v1().listAll()).extracting(Image::getId).contains(first.getId(), second.getId());
    assertThat(v1().list(Map.of("name", name, "status", "active"))).isEmpty();
  }

  @Test
  default void listedImageIsWhatTheImageIs() {
    Image image = v1().get(reserved(UUID.randomUUID().toString()).getId());

    assertThat(v1().list(Map.of("name", image.getName())).get(0))
        .usingRecursiveComparison()
        .ignoringFields("properties")
        .isEqualTo(image);
  }

  @Test
  default void membersOfV1ComeAndGo() {
    String id = reserved("shared").getId();

    assertThat(v1().addMember(id, "one")).isTrue();
    assertThat(v1().addMember(id, "other", true)).isTrue();
    assertThat(v1().listMembers(id))
        .extracting(ImageMember::getMemberId, ImageMember::isCanShare)
        .containsExactlyInAnyOrder(tuple("one", false), tuple("other", true));
    assertThat(v1().removeMember(id, "one")).isTrue();
    assertThat(v1().removeMember(id, "one")).isFalse();
    assertThat(v1().listMembers(id)).extracting(ImageMember::getMemberId).containsExactly("other");
  }

  @Test
  default void imageIsCopiedByV1() {
    byte[] content = DiskImages.raw(50_000);
    String url = cloud().source().serve(UUID.randomUUID() + ".raw", content);

    String id =
        v1().reserve(
                Builders.image()
                    .name("copied")
                    .diskFormat(DiskFormat.RAW)
                    .containerFormat(ContainerFormat.BARE)
                    .copyFrom(url)
                    .build())
            .getId();

    await().atMost(Duration.ofMinutes(1)).until(() -> v1().get(id).getStatus() == Status.ACTIVE);
    assertThat(v1().get(id).getChecksum()).isEqualTo(DiskImages.md5(content));
  }
}
