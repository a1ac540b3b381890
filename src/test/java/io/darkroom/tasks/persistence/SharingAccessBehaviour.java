package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.identity.Caller;
import io.darkroom.identity.TestCallers;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageMember;
import io.darkroom.images.SharingAccess;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may share an image of "owner", which is shared with "agent", who may share it further, and
 * with "friend", who may not; and who knows of that.
 */
interface SharingAccessBehaviour {

  Database database();

  Settings settings();

  private <T> T as(Function<ImageModel, T> work) {
    return database()
        .transaction(em -> work.apply(new ImageModel(em, settings(), Clock.systemUTC())));
  }

  private <T> T access(Function<SharingAccess, T> work) {
    return as(model -> work.apply(model.sharingAccess()));
  }

  /** An image that was shared first, and has become something else then. */
  private String sharedBefore(String owner, String visibility) {
    ImageDraft draft =
        new ImageDraft(null, "shared", false, false, owner, 0, 0, null, null, List.of(), Map.of());
    String id = as(model -> model.images().create(Optional.empty(), draft).id());
    database()
        .run(
            em -> {
              var sharing = new ImageModel(em, settings(), Clock.systemUTC()).sharing();
              sharing.share(id, "agent", Optional.of(true), TestCallers.admin());
              sharing.share(id, "friend", Optional.empty(), TestCallers.admin());
            });
    database()
        .run(
            em ->
                em.createNativeQuery("update images set visibility = ?1 where id = ?2")
                    .setParameter(1, visibility)
                    .setParameter(2, id)
                    .executeUpdate());
    return id;
  }

  private static Caller somebody(String project) {
    return new Caller(
        "user",
        Optional.of(project).filter(name -> !name.equals("nowhere")),
        Set.of(),
        project.equals("admin"),
        Instant.MAX);
  }

  private boolean mayShare(String image, String who) {
    return access(
        access -> {
          access.require(image, somebody(who));
          return true;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "owner,    shared",
    "owner,    private",
    "owner,    public",
    "owner,    community",
    "admin,    shared",
    "admin,    private",
    "admin,    public",
    "agent,    shared",
    "agent,    public",
    "agent,    community"
  })
  default void ownersAndThoseWhoWereAllowedToShare(String who, String visibility) {
    assertThat(mayShare(sharedBefore("owner", visibility), who)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "agent,    private",
    "friend,   shared",
    "friend,   private",
    "friend,   public",
    "friend,   community",
    "stranger, shared",
    "stranger, private",
    "stranger, public",
    "stranger, community",
    "nowhere,  shared",
    "nowhere,  public"
  })
  default void imageIsNotThereForWhoMayNotShareIt(String who, String visibility) {
    String image = sharedBefore("owner", visibility);

    assertThat(Refusals.of(() -> mayShare(image, who)))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, image));
  }

  @Test
  default void imageThatIsNotThereIsSharedByNobody() {
    String image = UUID.randomUUID().toString();

    assertThat(Refusals.of(() -> mayShare(image, "admin")))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, image));
    assertThat(Refusals.of(() -> members(image, "admin")))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, image));
  }

  private String members(String image, String who) {
    return access(
        access ->
            String.join(
                " ",
                access.members(image, somebody(who)).stream()
                    .map(ImageMember::member)
                    .sorted()
                    .toList()));
  }

  @ParameterizedTest
  @CsvSource({
    "owner,    shared,    agent friend",
    "owner,    private,   agent friend",
    "admin,    shared,    agent friend",
    "admin,    private,   agent friend",
    "agent,    shared,    agent friend",
    "agent,    public,    agent friend",
    "friend,   shared,    friend",
    "friend,   public,    friend",
    "stranger, public,    ''",
    "stranger, community, ''",
    "nowhere,  public,    ''",
    "agent,    private,",
    "friend,   private,",
    "stranger, shared,",
    "stranger, private,",
    "nowhere,  shared,"
  })
  default void whoMayShareKnowsAllMembersAndOthersThemselves(
      String who, String visibility, @Nullable String expected) {
    String image = sharedBefore("owner", visibility);

    if (expected == null) {
      assertThat(Refusals.of(() -> members(image, who)))
          .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, image));
    } else {
      assertThat(members(image, who)).isEqualTo(expected);
    }
  }

  private List<String> sharedWith(String project, Caller caller, List<String> among) {
    return access(
        access ->
            access.sharedWith(project, caller).stream()
                .map(ImageMember::imageId)
                .filter(among::contains)
                .toList());
  }

  @Test
  default void projectKnowsAllThatIsSharedWithItselfAndItsOwnThatIsSharedWithOthers() {
    String own = sharedBefore("owner", "shared");
    String open = sharedBefore("owner", "public");
    String foreign = sharedBefore("other", "shared");
    String closed = sharedBefore("owner", "private");
    List<String> all = List.of(own, open, foreign, closed);

    for (String who : List.of("friend", "admin")) {
      assertThat(sharedWith("friend", somebody(who), all))
          .as(who)
          .containsExactlyInAnyOrder(own, open, foreign);
    }
    assertThat(sharedWith("friend", somebody("owner"), all)).containsExactlyInAnyOrder(own, open);
    assertThat(sharedWith("friend", somebody("other"), all)).containsExactly(foreign);
    for (String who : List.of("agent", "stranger")) {
      assertThat(sharedWith("friend", somebody(who), all)).as(who).isEmpty();
    }
    assertThat(sharedWith("owner", somebody("owner"), all)).isEmpty();
  }

  @Test
  default void whoWorksInNoProjectKnowsNothingOfOthers() {
    assertThat(Refusals.of(() -> sharedWith("friend", somebody("nowhere"), List.of())))
        .isEqualTo(Message.of(Problem.PROJECT_NEEDED));
  }
}
