package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.identity.Caller;
import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageMember;
import io.darkroom.images.MemberStatus;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who images are shared with, and who sees them by their id. */
interface MembersBehaviour {

  String OWNER = "owner";
  String FRIEND = "friend";
  String STRANGER = "stranger";

  Database database();

  Settings settings();

  private ImageModel model(EntityManager manager) {
    return new ImageModel(manager, settings(), Clock.systemUTC());
  }

  private String image(String visibility) {
    ImageDraft draft =
        new ImageDraft(
            null, visibility, false, false, OWNER, 0, 0, null, null, List.of(), Map.of());
    return database().transaction(em -> model(em).images().create(Optional.empty(), draft).id());
  }

  private void add(String image, String member) {
    database().run(em -> model(em).members().add(image, member));
  }

  private List<ImageMember> members(String image) {
    return database().transaction(em -> model(em).members().of(image));
  }

  @Test
  default void memberIsPendingUntilItAnswers() {
    String image = image("shared");

    add(image, FRIEND);

    assertThat(members(image))
        .singleElement()
        .satisfies(member -> assertThat(member.member()).isEqualTo(FRIEND))
        .satisfies(member -> assertThat(member.status()).isEqualTo(MemberStatus.PENDING));
    database().run(em -> model(em).members().answer(image, FRIEND, MemberStatus.ACCEPTED));
    assertThat(members(image))
        .extracting(ImageMember::status)
        .containsExactly(MemberStatus.ACCEPTED);
  }

  @Test
  default void imageIsSharedWithAProjectOnce() {
    String image = image("shared");
    add(image, FRIEND);

    assertThat(Refusals.of(() -> add(image, FRIEND)))
        .isEqualTo(Message.of(Problem.MEMBER_EXISTS, FRIEND));
    assertThat(members(image)).hasSize(1);
  }

  @Test
  default void onlyASharedImageHasMembers() {
    for (String visibility : List.of("private", "public", "community")) {
      String image = image(visibility);
      assertThat(Refusals.of(() -> add(image, FRIEND)))
          .isEqualTo(Message.of(Problem.IMAGE_NOT_SHARED, image));
    }
  }

  @Test
  default void thereIsALimitToMembers() {
    String image = image("shared");
    for (int member = 0; member < settings().images().maxMembers(); member++) {
      add(image, "member-" + member);
    }

    assertThat(Refusals.of(() -> add(image, "one-more")))
        .isEqualTo(Message.of(Problem.TOO_MANY_MEMBERS, "128"));
  }

  @Test
  default void memberThatWasRemovedIsNone() {
    String image = image("shared");
    add(image, FRIEND);

    database().run(em -> model(em).members().remove(image, FRIEND));

    assertThat(members(image)).isEmpty();
    assertThat(Refusals.of(() -> database().run(em -> model(em).members().remove(image, FRIEND))))
        .isEqualTo(Message.of(Problem.MEMBER_NOT_FOUND, FRIEND));
  }

  @Test
  default void imageIsReadByWhomItsVisibilityLets() {
    Map<String, List<String>> readers =
        Map.of(
            "private", List.of(OWNER),
            "shared", List.of(OWNER, FRIEND),
            "community", List.of(OWNER, FRIEND, STRANGER),
            "public", List.of(OWNER, FRIEND, STRANGER));
    readers.forEach(
        (visibility, projects) -> {
          String image = image("shared");
          add(image, FRIEND);
          become(image, visibility);
          assertThat(Stream.of(OWNER, FRIEND, STRANGER).filter(who -> reads(image, who)))
              .as(visibility)
              .containsExactlyElementsOf(projects);
          String forAdmin =
              database().transaction(em -> own(em, image, caller(STRANGER, true)).id());
          assertThat(forAdmin).isEqualTo(image);
        });
  }

  private void become(String image, String visibility) {
    database()
        .run(
            em ->
                em.createNativeQuery("update images set visibility = ?1 where id = ?2")
                    .setParameter(1, visibility)
                    .setParameter(2, image)
                    .executeUpdate());
  }

  private boolean reads(String image, String project) {
    try {
      database().run(em -> model(em).access().readable(image, caller(project, false)));
      return true;
    } catch (ProblemException refusal) {
      assertThat(refusal.problem()).isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, image));
      return false;
    }
  }

  private Image own(EntityManager manager, String image, Caller caller) {
    return model(manager).access().own(image, caller);
  }

  private static Caller caller(String project, boolean admin) {
    return new Caller(
        UUID.randomUUID().toString(), Optional.of(project), Set.of("member"), admin, Instant.MAX);
  }

  @Test
  default void whoOnlyReadsAnImageCannotChangeIt() {
    String open = image("public");
    String closed = image("private");

    assertThat(Refusals.of(() -> database().run(em -> own(em, open, caller(STRANGER, false)))))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_YOURS, open));
    assertThat(Refusals.of(() -> database().run(em -> own(em, closed, caller(STRANGER, false)))))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, closed));
    String forOwner = database().transaction(em -> own(em, open, caller(OWNER, false)).id());
    assertThat(forOwner).isEqualTo(open);
  }
}
