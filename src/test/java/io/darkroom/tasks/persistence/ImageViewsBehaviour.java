package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.identity.Caller;
import io.darkroom.images.Image;
import io.darkroom.images.ImageView;
import io.darkroom.images.MemberStatus;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ListedImages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which images a list shows to whom: those of demo, of admin, and of other, which shares some with
 * demo. What is expected is what a Glance 25.1 has answered.
 */
interface ImageViewsBehaviour {

  Database database();

  Settings settings();

  private ListedImages images() {
    ListedImages images = new ListedImages(database(), settings());
    images.add("shared", "demo", "shared", false);
    images.add("priv", "demo", "private", false);
    images.add("comm", "demo", "community", false);
    images.add("pub", "demo", "public", false);
    images.add("hid", "demo", "shared", true);
    images.add("apub", "admin", "public", false);
    images.add("apubh", "admin", "public", true);
    images.add("apriv", "admin", "private", false);
    images.add("acomm", "admin", "community", false);
    images.add("acommh", "admin", "community", true);
    images.add("opriv", "other", "private", false);
    images.add("ocomm", "other", "community", false);
    images.add("oshun", "other", "shared", false);
    for (MemberStatus answer : MemberStatus.values()) {
      images.add("o" + answer.id(), "other", "shared", false);
      images.share("o" + answer.id(), "demo", answer);
    }
    images.add("oshid", "other", "shared", true);
    images.share("oshid", "demo", MemberStatus.ACCEPTED);
    // It was shared before, and its member is still written down.
    images.add("owithdrawn", "other", "shared", false);
    images.share("owithdrawn", "demo", MemberStatus.ACCEPTED);
    images.set("owithdrawn", "visibility", "private");
    return images;
  }

  @ParameterizedTest(name = "{0} asks for {1}, {2}, hidden {3}, of {4}")
  @CsvSource({
    // who, visibility, member_status, os_hidden, owner
    "demo,  ,          accepted, false, , oaccepted apub pub comm priv shared",
    "demo,  public,    accepted, false, , apub pub",
    "demo,  private,   accepted, false, , priv",
    "demo,  shared,    accepted, false, , oaccepted shared",
    "demo,  community, accepted, false, , ocomm acomm comm",
    "demo,  all,       accepted, false, , oaccepted ocomm acomm apub pub comm priv shared",
    "demo,  ,          pending,  false, , opending apub pub comm priv shared",
    "demo,  shared,    rejected, false, , orejected shared",
    "demo,  ,          all,      false, , orejected oaccepted opending apub pub comm priv shared",
    "demo,  community, pending,  false, , ocomm acomm comm",
    "demo,  ,          accepted, true,  , oshid apubh hid",
    "demo,  all,       accepted, true,  , oshid acommh apubh hid",
    "demo,  community, accepted, true,  , acommh",
    "demo,  ,          accepted, false, demo,  pub comm priv shared",
    "demo,  shared,    accepted, false, demo,  shared",
    "demo,  ,          accepted, false, other, oaccepted",
    "demo,  community, accepted, false, other, ocomm",
    "demo,  shared,    accepted, false, other, oaccepted",
    "demo,  private,   accepted, false, other,",
    "demo,  ,          accepted, false, admin, apub",
    "demo,  ,          accepted, false, nobody,",
    "other, ,          accepted, false, ,"
        + " owithdrawn orejected oaccepted opending oshun ocomm opriv apub pub",
    "other, private,   accepted, false, , owithdrawn opriv",
    "other, all,       accepted, false, ,"
        + " owithdrawn orejected oaccepted opending oshun ocomm opriv acomm apub pub comm",
    "third, ,          all,      false, , apub pub",
    "third, private,   all,      false, ,",
    "third, shared,    all,      false, ,",
    "admin, ,          accepted, false, ,"
        + " owithdrawn orejected oaccepted opending oshun opriv acomm apriv apub pub priv shared",
    "admin, public,    accepted, false, , apub pub",
    "admin, private,   accepted, false, , owithdrawn opriv apriv priv",
    "admin, shared,    pending,  false, , orejected oaccepted opending oshun shared",
    "admin, community, accepted, false, , ocomm acomm comm",
    "admin, all,       accepted, false, ,"
        + " owithdrawn orejected oaccepted opending oshun ocomm opriv acomm apriv apub pub comm"
        + " priv shared",
    "admin, ,          accepted, true,  , oshid acommh apubh hid",
    "admin, ,          accepted, false, other, owithdrawn orejected oaccepted opending oshun opriv",
    "admin, community, accepted, false, other, ocomm",
    "admin, all,       accepted, false, demo, pub comm priv shared"
  })
  default void everybodySeesWhatIsTheirs(
      String who,
      String visibility,
      String membership,
      boolean hidden,
      String owner,
      String expected) {
    ListedImages images = images();

    ImageView view =
        new ImageView(
            images.caller(who),
            Optional.ofNullable(visibility),
            MemberStatus.of(membership),
            hidden,
            Optional.ofNullable(owner).map(images::project));

    assertThat(images.names(view))
        .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    for (int limit = 1; limit <= 3; limit++) {
      assertThat(images.names(images.walk(view, List.of(), limit))).isEqualTo(images.names(view));
    }
  }

  @Test
  default void whoWorksInNoProjectSeesWhatIsThereForAll() {
    ListedImages images = images();
    Caller caller = new Caller("user", Optional.empty(), Set.of(), false, Instant.MAX);
    ImageView usual =
        new ImageView(caller, Optional.empty(), Optional.empty(), false, Optional.empty());
    ImageView shared =
        new ImageView(caller, Optional.of("shared"), Optional.empty(), false, Optional.empty());

    assertThat(images.names(usual)).containsExactly("apub", "pub");
    assertThat(images.names(shared)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hid", "ocomm", "opending", "orejected", "oshid"})
  default void markerIsAnyImageThatCanBeLookedAt(String marker) {
    ListedImages images = images();
    List<String> all = images.names(everything(images));

    List<String> rest = images.names(after(images, images.id(marker)));

    assertThat(rest).isNotEmpty().isSubsetOf(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opriv", "oshun", "owithdrawn", "apriv"})
  default void markerThatCannotBeSeenIsUnknown(String marker) {
    ListedImages images = images();

    assertThat(Refusals.of(() -> after(images, images.id(marker))))
        .isEqualTo(Message.of(Problem.MARKER_UNKNOWN));
  }

  @Test
  default void markerOfNoImageIsUnknownWhateverIsAsked() {
    ListedImages images = images();
    String nobody = "00000000-0000-0000-0000-000000000000";

    assertThat(Refusals.of(() -> after(images, nobody)))
        .isEqualTo(Message.of(Problem.MARKER_UNKNOWN));
    assertThat(
            Refusals.of(
                () ->
                    images.page(images.view("demo"), List.of(), List.of(), Optional.of(nobody), 0)))
        .isEqualTo(Message.of(Problem.MARKER_UNKNOWN));
  }

  private static ImageView everything(ListedImages images) {
    return new ImageView(
        images.caller("demo"), Optional.of("all"), Optional.empty(), false, Optional.empty());
  }

  private static List<Image> after(ListedImages images, String id) {
    return images.page(everything(images), List.of(), List.of(), Optional.of(id), 1000);
  }
}
