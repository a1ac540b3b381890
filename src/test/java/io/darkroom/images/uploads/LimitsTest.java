package io.darkroom.images.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final long MEBIBYTE = 1024 * 1024;
  private static final long CAP = 200 * MEBIBYTE;

  private final List<String> charges = new ArrayList<>();

  private Limits limits(OptionalLong announced) {
    return new Limits(
        CAP,
        announced,
        (bytes, charged) -> {
          charges.add(charged / MEBIBYTE + " to " + bytes / MEBIBYTE);
          return bytes;
        });
  }

  @Test
  void aProjectIsChargedAgainEach64MebibytesAndInTheEnd() {
    Limits limits = limits(OptionalLong.empty());

    for (long bytes = MEBIBYTE; bytes <= 130 * MEBIBYTE; bytes += MEBIBYTE) {
      limits.reached(bytes);
    }
    limits.ended(130 * MEBIBYTE);

    assertThat(charges).containsExactly("0 to 64", "64 to 128", "128 to 130");
  }

  @Test
  void whatWasAnnouncedIsChargedAlready() {
    Limits limits = limits(OptionalLong.of(130 * MEBIBYTE));

    limits.reached(100 * MEBIBYTE);
    limits.ended(130 * MEBIBYTE);

    assertThat(charges).isEmpty();
  }

  @Test
  void ofNothingNothingIsCharged() {
    limits(OptionalLong.empty()).ended(0);

    assertThat(charges).isEmpty();
  }

  @Test
  void thereMayBeAsMuchAsTheCapAndNotAByteMore() {
    Limits limits = limits(OptionalLong.empty());
    limits.reached(CAP);
    Limits.requireRoom(OptionalLong.of(CAP), CAP);
    Limits.requireRoom(OptionalLong.empty(), CAP);

    Message tooLarge = Message.of(Problem.IMAGE_TOO_LARGE, String.valueOf(CAP));
    assertThat(refusal(() -> limits.reached(CAP + 1))).isEqualTo(tooLarge);
    assertThat(refusal(() -> Limits.requireRoom(OptionalLong.of(CAP + 1), CAP)))
        .isEqualTo(tooLarge);
  }

  @Test
  void whatIsNotAsLongAsItWasAnnouncedIsRefused() {
    assertThat(refusal(() -> limits(OptionalLong.of(10)).ended(4)))
        .isEqualTo(Message.of(Problem.BODY_TOO_SHORT, "10", "4"));
  }

  private static Message refusal(Runnable work) {
    ProblemException refusal = catchThrowableOfType(ProblemException.class, work::run);
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.problem();
  }
}
