package io.darkroom.images.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.TestImages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A change that can be taken back. */
class UndoableTest {

  private final Image image = TestImages.bare();
  private final ImageDraft before = image.draft();
  private final Undoable change = new Undoable(found -> named("new"));

  private static ImageDraft named(String name) {
    return new ImageDraft(
        name, "shared", false, false, "project-1", 0, 0, "raw", "bare", List.of(), Map.of());
  }

  @Test
  void givesBackWhatItFound() {
    assertThat(change.apply(image)).isEqualTo(named("new"));

    assertThat(change.undone(TestImages.named("new", "shared", "project-1", Map.of())))
        .isEqualTo(before);
  }

  @Test
  void leavesWhatOthersHaveSaidMeanwhile() {
    change.apply(image);

    Image changed = TestImages.named("newer", "shared", "project-1", Map.of());

    assertThat(change.undone(changed)).isEqualTo(changed.draft());
  }

  @Test
  void givesNothingBackThatWasNotDone() {
    assertThat(change.undone(image)).isEqualTo(before);
  }
}
