package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.darkroom.support.DiskImages;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openstack4j.api.Builders;
import org.openstack4j.api.image.ImageService;
import org.openstack4j.model.common.Payload;
import org.openstack4j.model.common.Payloads;
import org.openstack4j.model.image.ContainerFormat;
import org.openstack4j.model.image.DiskFormat;
import org.openstack4j.model.image.Image;
import org.openstack4j.model.image.Image.Status;
import org.openstack4j.model.image.StoreType;
import org.openstack4j.model.image.builder.ImageBuilder;

/** Images through openstack4j: each call of its image service, v1, that is about one image. */
interface Openstack4jV1Behaviour {

  byte[] DISK = DiskImages.raw(80_000);
  String DISK_MD5 = DiskImages.md5(DISK);

  Cloud cloud();

  ImageService v1();

  private static ImageBuilder bare(String name) {
    return Builders.image()
        .name(name)
        .diskFormat(DiskFormat.RAW)
        .containerFormat(ContainerFormat.BARE);
  }

  private static Payload<InputStream> data() {
    return Payloads.create(new ByteArrayInputStream(DISK));
  }

  private byte[] downloaded(Image image) throws Exception {
    try (InputStream content = v1().getAsStream(image.getId())) {
      return content.readAllBytes();
    }
  }

  @Test
  default void createdImageIsActiveAndSaysWhatWasSaid() throws Exception {
    String id = UUID.randomUUID().toString();

    Image image =
        v1().create(
                bare("Ubuntu 10.04, plain")
                    .id(id)
                    .size((long) DISK.length)
                    .checksum(DISK_MD5)
                    .minDisk(5L)
                    .minRam(256L)
                    .isPublic(true)
                    .owner("a-project")
                    .storeType(StoreType.FILE)
                    .property("distro", "Ubuntu 10.04 LTS")
                    .build(),
                data());

    assertThat(image.getId()).isEqualTo(id);
    assertThat(image.getName()).isEqualTo("Ubuntu 10.04, plain");
    assertThat(image.getStatus()).isEqualTo(Status.ACTIVE);
    assertThat(image.getDiskFormat()).isEqualTo(DiskFormat.RAW);
    assertThat(image.getContainerFormat()).isEqualTo(ContainerFormat.BARE);
    assertThat(image.getSize()).isEqualTo(DISK.length);
    assertThat(image.getChecksum()).isEqualTo(DISK_MD5);
    assertThat(image.getMinDisk()).isEqualTo(5);
    assertThat(image.getMinRam()).isEqualTo(256);
    assertThat(image.isPublic()).isTrue();
    assertThat(image.isProtected()).isFalse();
    assertThat(image.isDeleted()).isFalse();
    assertThat(image.getOwner()).isEqualTo("a-project");
    assertThat(image.getProperties()).isEqualTo(Map.of("distro", "Ubuntu 10.04 LTS"));
    assertThat(image.getCreatedAt().toInstant())
        .isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
    assertThat(image.getDeletedAt()).isNull();
    assertThat(downloaded(image)).isEqualTo(DISK);
    assertThat(v1().get(id)).usingRecursiveComparison().isEqualTo(image);
  }

  @Test
  default void reservedImageIsUploadedWithWhatWasAnswered() throws Exception {
    Image reserved = v1().reserve(bare("reserved").property("a", "1").build());

    Image uploaded = v1().upload(reserved.getId(), data(), reserved);

    assertThat(reserved.getStatus()).isEqualTo(Status.QUEUED);
    assertThat(reserved.getChecksum()).isNull();
    assertThat(uploaded.getStatus()).isEqualTo(Status.ACTIVE);
    assertThat(uploaded.getSize()).isEqualTo(DISK.length);
    assertThat(uploaded.getProperties()).isEqualTo(Map.of("a", "1"));
    assertThat(downloaded(uploaded)).isEqualTo(DISK);
  }

  @Test
  default void imageIsUpdatedWithAllThatItIs() throws Exception {
    Image queued = v1().reserve(bare("before").property("a", "1").build());
    Image renamed = v1().update(v1().get(queued.getId()).toBuilder().name("between").build());
    v1().upload(queued.getId(), data(), renamed);

    Image active =
        v1().update(v1().get(queued.getId()).toBuilder().name("after").property("b", "2").build());

    assertThat(renamed.getName()).isEqualTo("between");
    assertThat(renamed.getStatus()).isEqualTo(Status.QUEUED);
    assertThat(active.getName()).isEqualTo("after");
    assertThat(active.getProperties()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(active.getStatus()).isEqualTo(Status.ACTIVE);
    assertThat(active.getChecksum()).isEqualTo(DISK_MD5);
  }

  @Test
  default void deletedImageIsGoneFromV1() {
    Image image = v1().reserve(bare("deleted").build());

    assertThat(v1().delete(image.getId()).isSuccess()).isTrue();

    assertThat(v1().get(image.getId())).isNull();
    assertThat(v1().getAsStream(image.getId())).isNull();
    assertThat(v1().delete(image.getId()).getCode()).isEqualTo(404);
  }
}
