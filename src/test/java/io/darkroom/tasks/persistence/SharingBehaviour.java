package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.identity.Caller;
import io.darkroom.identity.TestCallers;
import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageMember;
import io.darkroom.images.MemberStatus;
import io.darkroom.images.Sharing;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.support.Together;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Who images are shared with, as the Images API v1 has it: three at most, in these tests. */
interface SharingBehaviour {

  Instant SHARED_AT = Instant.parse("2026-03-04T05:06:07Z");
  Optional<Boolean> MAY_SHARE = Optional.of(true);
  Optional<Boolean> MAY_NOT_SHARE = Optional.of(false);
  Optional<Boolean> NOTHING_SAID = Optional.empty();

  Caller ADMIN = TestCallers.admin();

  Database database();

  private static ImageModel model(EntityManager manager, Instant now) {
    return new ImageModel(
        manager,
        TestSettings.with("darkroom.images.max-members", "3"),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private <T> T with(Function<ImageModel, T> work) {
    return database().transaction(em -> work.apply(model(em, SHARED_AT)));
  }

  private void sharing(Consumer<Sharing> work) {
    sharing(SHARED_AT, work);
  }

  private void sharing(Instant now, Consumer<Sharing> work) {
    database().run(em -> work.accept(model(em, now).sharing()));
  }

  private String imageOf(String owner, String visibility) {
    ImageDraft draft =
        new ImageDraft(
            "name",
            visibility,
            true,
            true,
            owner,
            1,
            2,
            "raw",
            "bare",
            List.of("tag"),
            Map.of("os", "linux"));
    return with(model -> model.images().create(Optional.empty(), draft).id());
  }

  private Image read(String id) {
    return with(
        model -> {
          Image image = model.images().find(id).orElseThrow();
          image.tags();
          image.properties();
          return image;
        });
  }

  private List<String> membersOf(String image) {
    return with(
        model ->
            model.members().of(image).stream()
                .map(member -> member.member() + (member.canShare() ? " shares" : ""))
                .toList());
  }

  private ImageMember member(String image, String name) {
    return with(model -> model.members().find(image, name).orElseThrow());
  }

  @Test
  default void memberMayNotShareUnlessThatIsSaid() {
    String image = imageOf("owner", "shared");

    sharing(sharing -> sharing.share(image, "a", NOTHING_SAID, ADMIN));
    sharing(sharing -> sharing.share(image, "b", MAY_SHARE, ADMIN));
    sharing(sharing -> sharing.share(image, "c", MAY_NOT_SHARE, ADMIN));

    assertThat(membersOf(image)).containsExactly("a", "b shares", "c");
    assertThat(member(image, "b").status()).isEqualTo(MemberStatus.PENDING);
  }

  @Test
  default void memberMayShareUntilSomethingElseIsSaid() {
    String image = imageOf("owner", "shared");

    sharing(sharing -> sharing.share(image, "a", MAY_SHARE, ADMIN));
    sharing(sharing -> sharing.share(image, "a", NOTHING_SAID, ADMIN));
    assertThat(membersOf(image)).containsExactly("a shares");
    sharing(sharing -> sharing.share(image, "a", MAY_NOT_SHARE, ADMIN));
    assertThat(membersOf(image)).containsExactly("a");
    sharing(sharing -> sharing.share(image, "a", NOTHING_SAID, ADMIN));
    assertThat(membersOf(image)).containsExactly("a");
  }

  @Test
  default void memberKeepsWhatItHasAnsweredInTheOtherVersion() {
    String image = imageOf("owner", "shared");
    Instant later = SHARED_AT.plusSeconds(60);
    sharing(sharing -> sharing.share(image, "a", NOTHING_SAID, ADMIN));
    with(model -> model.members().answer(image, "a", MemberStatus.REJECTED));

    sharing(later, sharing -> sharing.share(image, "a", MAY_NOT_SHARE, ADMIN));
    assertThat(member(image, "a").updatedAt()).isEqualTo(SHARED_AT);
    sharing(later, sharing -> sharing.replace(image, Map.of("a", MAY_SHARE), ADMIN));

    assertThat(member(image, "a").status()).isEqualTo(MemberStatus.REJECTED);
    assertThat(member(image, "a").createdAt()).isEqualTo(SHARED_AT);
    assertThat(member(image, "a").updatedAt()).isEqualTo(later);
    assertThat(Refusals.of(() -> with(model -> model.members().add(image, "a"))))
        .isEqualTo(Message.of(Problem.MEMBER_EXISTS, "a"));
  }

  @Test
  default void memberOfTheOtherVersionMayNotShare() {
    String image = imageOf("owner", "shared");

    with(model -> model.members().add(image, "a"));

    assertThat(membersOf(image)).containsExactly("a");
  }

  @Test
  default void replacementIsAllThatIsLeft() {
    String image = imageOf("owner", "shared");
    sharing(sharing -> sharing.share(image, "goes", MAY_SHARE, ADMIN));
    sharing(sharing -> sharing.share(image, "stays", MAY_SHARE, ADMIN));

    sharing(
        sharing ->
            sharing.replace(
                image, Map.of("stays", NOTHING_SAID, "x", MAY_SHARE, "y", NOTHING_SAID), ADMIN));

    assertThat(membersOf(image)).containsExactlyInAnyOrder("stays shares", "x shares", "y");
    sharing(sharing -> sharing.replace(image, Map.of("stays", MAY_NOT_SHARE), ADMIN));
    assertThat(membersOf(image)).containsExactly("stays");
    sharing(sharing -> sharing.replace(image, Map.of(), ADMIN));
    assertThat(membersOf(image)).isEmpty();
  }

  @Test
  default void privateImageIsSharedWithItsFirstMember() {
    String one = imageOf("owner", "private");
    String two = imageOf("owner", "private");
    String none = imageOf("owner", "private");

    sharing(sharing -> sharing.share(one, "a", NOTHING_SAID, ADMIN));
    sharing(sharing -> sharing.replace(two, Map.of("a", NOTHING_SAID), ADMIN));
    sharing(sharing -> sharing.replace(none, Map.of(), ADMIN));

    for (String image : List.of(one, two)) {
      Image shared = read(image);
      assertThat(shared.visibility()).isEqualTo("shared");
      assertThat(shared.name()).contains("name");
      assertThat(shared.isProtected()).isTrue();
      assertThat(shared.isHidden()).isTrue();
      assertThat(shared.tags()).containsExactly("tag");
      assertThat(shared.properties()).isEqualTo(Map.of("os", "linux"));
    }
    assertThat(read(none).visibility()).isEqualTo("private");
  }

  @Test
  default void imageForAllStaysWhatItIsWhateverItsMembers() {
    for (String visibility : List.of("public", "community", "shared")) {
      String image = imageOf("owner", visibility);

      sharing(sharing -> sharing.share(image, "a", NOTHING_SAID, ADMIN));

      assertThat(read(image).visibility()).isEqualTo(visibility);
      assertThat(membersOf(image)).containsExactly("a");
    }
  }

  @Test
  default void moreMembersThanThereMayBeChangeNothing() {
    String image = imageOf("owner", "private");
    Message tooMany = Message.of(Problem.TOO_MANY_MEMBERS, 3);

    Map<String, Optional<Boolean>> four =
        Map.of("a", NOTHING_SAID, "b", NOTHING_SAID, "c", NOTHING_SAID, "d", NOTHING_SAID);
    assertThat(Refusals.of(() -> sharing(sharing -> sharing.replace(image, four, ADMIN))))
        .isEqualTo(tooMany);
    assertThat(membersOf(image)).isEmpty();
    assertThat(read(image).visibility()).isEqualTo("private");
    for (String name : List.of("a", "b", "c")) {
      sharing(sharing -> sharing.share(image, name, NOTHING_SAID, ADMIN));
    }

    assertThat(
            Refusals.of(() -> sharing(sharing -> sharing.share(image, "d", NOTHING_SAID, ADMIN))))
        .isEqualTo(tooMany);

    sharing(sharing -> sharing.share(image, "c", MAY_SHARE, ADMIN));
    assertThat(membersOf(image)).containsExactly("a", "b", "c shares");
    sharing(
        sharing ->
            sharing.replace(
                image, Map.of("x", NOTHING_SAID, "y", NOTHING_SAID, "z", NOTHING_SAID), ADMIN));
    assertThat(membersOf(image)).containsExactlyInAnyOrder("x", "y", "z");
  }

  @Test
  default void imageThatIsNotThereIsNotShared() {
    String nobody = UUID.randomUUID().toString();

    assertThat(
            Refusals.of(() -> sharing(sharing -> sharing.share(nobody, "a", NOTHING_SAID, ADMIN))))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, nobody));
    assertThat(Refusals.of(() -> sharing(sharing -> sharing.replace(nobody, Map.of(), ADMIN))))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, nobody));
  }

  @Test
  default void whoeverMayNotShareChangesNothing() {
    String image = imageOf("owner", "shared");
    sharing(sharing -> sharing.share(image, "agent", MAY_SHARE, somebody("owner")));
    sharing(sharing -> sharing.share(image, "friend", NOTHING_SAID, somebody("agent")));

    for (String nobody : List.of("friend", "stranger")) {
      Caller caller = somebody(nobody);
      Message refusal = Message.of(Problem.IMAGE_NOT_FOUND, image);
      assertThat(
              Refusals.of(
                  () -> sharing(sharing -> sharing.share(image, nobody, MAY_SHARE, caller))))
          .isEqualTo(refusal);
      assertThat(Refusals.of(() -> sharing(sharing -> sharing.replace(image, Map.of(), caller))))
          .isEqualTo(refusal);
      assertThat(Refusals.of(() -> sharing(sharing -> sharing.remove(image, "agent", caller))))
          .isEqualTo(refusal);
    }

    assertThat(membersOf(image)).containsExactlyInAnyOrder("agent shares", "friend");
    sharing(sharing -> sharing.remove(image, "friend", somebody("agent")));
    assertThat(membersOf(image)).containsExactly("agent shares");
  }

  @Test
  default void memberCannotOpenWhatItsOwnerHasClosed() {
    String image = imageOf("owner", "shared");
    sharing(sharing -> sharing.share(image, "agent", MAY_SHARE, ADMIN));
    database()
        .run(
            em ->
                em.createNativeQuery("update images set visibility = 'private' where id = ?1")
                    .setParameter(1, image)
                    .executeUpdate());

    assertThat(
            Refusals.of(
                () -> sharing(sharing -> sharing.share(image, "x", MAY_SHARE, somebody("agent")))))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, image));

    assertThat(read(image).visibility()).isEqualTo("private");
  }

  private static Caller somebody(String project) {
    return new Caller("user", Optional.of(project), Set.of("member"), false, Instant.MAX);
  }

  @Test
  default void ofManyWhoShareAtOnceAsManySucceedAsThereMayBeMembers() throws Exception {
    String image = imageOf("owner", "private");
    AtomicInteger names = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();

    Together.run(
        6,
        () -> {
          try {
            String name = "m" + names.getAndIncrement() / 2;
            sharing(sharing -> sharing.share(image, "own", NOTHING_SAID, ADMIN));
            sharing(sharing -> sharing.share(image, name, NOTHING_SAID, ADMIN));
          } catch (ProblemException tooMany) {
            assertThat(tooMany.problem().problem()).isEqualTo(Problem.TOO_MANY_MEMBERS);
            refused.incrementAndGet();
          }
          return true;
        });

    assertThat(membersOf(image)).hasSize(3).contains("own");
    assertThat(refused).hasValue(2);
    assertThat(read(image).visibility()).isEqualTo("shared");
  }

  @Test
  default void projectKnowsWhatIsSharedWithItInTheOrderOfTheIds() {
    String project = "project-" + UUID.randomUUID();
    String one = imageOf("owner", "shared");
    String two = imageOf("other", "private");
    String open = imageOf("owner", "public");
    String withdrawn = imageOf("owner", "shared");
    String gone = imageOf("owner", "shared");
    List<String> all = List.of(two, one, gone, withdrawn, open);
    for (String image : all) {
      Instant when = SHARED_AT.plusSeconds(all.indexOf(image));
      sharing(when, sharing -> sharing.share(image, project, MAY_SHARE, ADMIN));
    }
    database().run(em -> model(em, SHARED_AT).runs().forget(gone));
    database()
        .run(
            em ->
                em.createNativeQuery("update images set visibility = 'private' where id = ?1")
                    .setParameter(1, withdrawn)
                    .executeUpdate());

    assertThat(sharedWith(project, Optional.empty()))
        .containsExactlyInAnyOrder(two, one, open)
        .isSorted();
    assertThat(sharedWith(project, Optional.of("owner"))).containsExactlyInAnyOrder(one, open);
    assertThat(sharedWith(project, Optional.of("nobody"))).isEmpty();
    assertThat(sharedWith(project + "x", Optional.empty())).isEmpty();
  }

  private List<String> sharedWith(String project, Optional<String> owner) {
    return with(
        model ->
            model
                .sharingAccess()
                .sharedWith(project, owner.map(SharingBehaviour::somebody).orElse(ADMIN))
                .stream()
                .map(ImageMember::imageId)
                .toList());
  }
}
