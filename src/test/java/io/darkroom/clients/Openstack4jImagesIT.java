package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.darkroom.support.DiskImages;
import io.darkroom.support.IdentityStub;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openstack4j.api.Builders;
import org.openstack4j.api.exceptions.ClientResponseException;
import org.openstack4j.api.image.v2.ImageService;
import org.openstack4j.model.common.ActionResponse;
import org.openstack4j.model.common.Payloads;
import org.openstack4j.model.image.v2.ContainerFormat;
import org.openstack4j.model.image.v2.DiskFormat;
import org.openstack4j.model.image.v2.Image;
import org.openstack4j.model.image.v2.Image.ImageStatus;
import org.openstack4j.model.image.v2.Member;
import org.openstack4j.model.image.v2.Member.MemberStatus;

/** Images through openstack4j: each call of its image services. */
@TestInstance(Lifecycle.PER_CLASS)
class Openstack4jImagesIT implements Openstack4jV1Behaviour, Openstack4jV1SharingBehaviour {

  private static final String NAME = "ein Bild, größer";
  private static final byte[] CONTENT = DiskImages.raw(100_000);

  @TempDir private Path files;
  @AutoClose private Cloud cloud;
  @AutoClose private IdentityStub keystone;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    cloud = Cloud.start(directory);
    keystone = new IdentityStub(cloud.service().root()).start();
  }

  /** It keeps the session with the thread. */
  private ImageService images() {
    return Openstack4jSession.signIn(keystone.url() + "/v3").imagesV2();
  }

  @Override
  public org.openstack4j.api.image.ImageService v1() {
    return Openstack4jSession.signIn(keystone.url() + "/v3").images();
  }

  @Override
  public Cloud cloud() {
    return cloud;
  }

  private Image created() {
    return images()
        .create(
            Builders.imageV2()
                .name(NAME)
                .diskFormat(DiskFormat.RAW)
                .containerFormat(ContainerFormat.BARE)
                .minDisk(1L)
                .minRam(512L)
                .isProtected(false)
                .osDistro("debian")
                .tags(List.of("b", "a"))
                .additionalProperty("hw_disk_bus", "virtio")
                .build());
  }

  private Image uploaded() {
    Image image = created();
    ActionResponse answer =
        images().upload(image.getId(), Payloads.create(new ByteArrayInputStream(CONTENT)), image);
    assertThat(answer.isSuccess()).as(answer.getFault()).isTrue();
    return images().get(image.getId());
  }

  @Test
  void createdImageIsQueuedAndSaysWhatWasSaid() {
    Image image = created();

    assertThat(image.getStatus()).isEqualTo(ImageStatus.QUEUED);
    assertThat(image.getName()).isEqualTo(NAME);
    assertThat(image.getDiskFormat()).isEqualTo(DiskFormat.RAW);
    assertThat(image.getContainerFormat()).isEqualTo(ContainerFormat.BARE);
    assertThat(image.getMinDisk()).isEqualTo(1);
    assertThat(image.getMinRam()).isEqualTo(512);
    assertThat(image.getIsProtected()).isFalse();
    assertThat(image.getOsDistro()).isEqualTo("debian");
    assertThat(image.getTags()).containsExactly("a", "b");
    assertThat(image.getAdditionalPropertyValue("hw_disk_bus")).isEqualTo("virtio");
    assertThat(image.getOwner()).isEqualTo("local");
    assertThat(image.getSize()).isNull();
    assertThat(image.getFile()).isEqualTo("/v2/images/" + image.getId() + "/file");
    assertThat(images().get(image.getId())).usingRecursiveComparison().isEqualTo(image);
  }

  @Test
  void uploadedDataCanBeDownloaded() {
    Image image = uploaded();

    Path file = files.resolve("downloaded");
    assertThat(images().download(image.getId(), file.toFile()).isSuccess()).isTrue();

    assertThat(image.getStatus()).isEqualTo(ImageStatus.ACTIVE);
    assertThat(image.getSize()).isEqualTo(CONTENT.length);
    assertThat(image.getVirtualSize()).isEqualTo(CONTENT.length);
    assertThat(image.getChecksum()).hasSize(32);
    assertThat(file).hasBinaryContent(CONTENT);
  }

  @Test
  void listIsFilteredSortedAndPaged() {
    String name = UUID.randomUUID().toString();
    Image first = images().create(Builders.imageV2().name(name).build());
    Image second = images().create(Builders.imageV2().name(name).build());

    assertThat(images().list()).extracting(Image::getId).contains(first.getId(), second.getId());
    assertThat(images().list(Map.of("name", name, "sort", "created_at:asc")))
        .extracting(Image::getId)
        .containsExactly(first.getId(), second.getId());
    assertThat(images().list(Map.of("name", name, "limit", "1")))
        .extracting(Image::getId)
        .containsExactly(second.getId());
    assertThat(images().list(Map.of("name", name, "limit", "1", "marker", second.getId())))
        .extracting(Image::getId)
        .containsExactly(first.getId());
  }

  /** Its connector (okhttp) sends patches as plain JSON, which Glance does not take either. */
  @Test
  void updateIsRefusedAsItsMediaTypeIsNoneOfAPatch() {
    Image image = created();

    assertThatExceptionOfType(ClientResponseException.class)
        .isThrownBy(() -> images().update(image.toBuilder().name("renamed").build()))
        .satisfies(refused -> assertThat(refused.getStatus()).isEqualTo(415));
    assertThat(images().get(image.getId()).getName()).isEqualTo(NAME);
  }

  @Test
  void tagsComeAndGo() {
    Image image = created();

    assertThat(images().updateTag(image.getId(), "c").isSuccess()).isTrue();
    assertThat(images().deleteTag(image.getId(), "a").isSuccess()).isTrue();

    assertThat(images().get(image.getId()).getTags()).containsExactly("b", "c");
  }

  @Test
  void imageIsDeactivatedAndReactivated() {
    Image image = uploaded();

    assertThat(images().deactivate(image.getId()).isSuccess()).isTrue();
    assertThat(images().get(image.getId()).getStatus()).isEqualTo(ImageStatus.DEACTIVATED);
    assertThat(images().reactivate(image.getId()).isSuccess()).isTrue();
    assertThat(images().get(image.getId()).getStatus()).isEqualTo(ImageStatus.ACTIVE);
  }

  @Test
  void imageIsSharedWithMembers() {
    Image image = created();

    Member member = images().createMember(image.getId(), "friend");
    Member accepted = images().updateMember(image.getId(), "friend", MemberStatus.ACCEPTED);

    assertThat(member.getStatus()).isEqualTo(MemberStatus.PENDING);
    assertThat(accepted.getStatus()).isEqualTo(MemberStatus.ACCEPTED);
    assertThat(images().getMember(image.getId(), "friend").getImageId()).isEqualTo(image.getId());
    assertThat(images().listMembers(image.getId()))
        .extracting(Member::getMemberId)
        .containsExactly("friend");
    assertThat(images().deleteMember(image.getId(), "friend").isSuccess()).isTrue();
    assertThat(images().listMembers(image.getId())).isEmpty();
  }

  @Test
  void deletedImageIsGone() {
    Image image = uploaded();

    assertThat(images().delete(image.getId()).isSuccess()).isTrue();

    assertThat(images().get(image.getId())).isNull();
    assertThat(images().delete(image.getId()).getCode()).isEqualTo(404);
  }
}
