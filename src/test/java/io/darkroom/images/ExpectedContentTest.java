package io.darkroom.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an image's bytes before they are there. */
class ExpectedContentTest {

  private static final String MD5 = "c".repeat(32);
  private static final ImageContent BYTES = new ImageContent(7, null, MD5, "d".repeat(128));
  private static final ExpectedContent EXACT = expected(7L, MD5);

  private static ExpectedContent expected(long size, String checksum) {
    return new ExpectedContent(OptionalLong.of(size), Optional.of(checksum));
  }

  private static ExpectedContent size(long size) {
    return new ExpectedContent(OptionalLong.of(size), Optional.empty());
  }

  private static ExpectedContent checksum(String checksum) {
    return new ExpectedContent(OptionalLong.empty(), Optional.of(checksum));
  }

  private static Image expecting(ExpectedContent content) {
    return TestImages.expecting(content);
  }

  @Test
  void bytesAreTakenThatAreAsExpected() {
    for (ExpectedContent content :
        new ExpectedContent[] {ExpectedContent.ANY, size(7), checksum(MD5), EXACT}) {
      Image image = expecting(content);

      image.receive(BYTES);

      assertThat(image.size()).hasValue(7);
      assertThat(image.checksum()).contains(MD5);
      assertThat(image.expected()).isEqualTo(ExpectedContent.ANY);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "6", "8", "9223372036854775807"})
  void bytesOfAnotherSizeAreRefused(long size) {
    for (ExpectedContent content :
        new ExpectedContent[] {size(size), expected(size, MD5), expected(size, "e".repeat(32))}) {
      Image image = expecting(content);

      assertThat(Refusals.of(() -> image.receive(BYTES)))
          .isEqualTo(Message.of(Problem.DATA_SIZE_DIFFERS, size, 7));
      assertThat(image.size()).isEmpty();
      assertThat(image.checksum()).isEmpty();
      assertThat(image.expected()).isEqualTo(content);
    }
  }

  @Test
  void bytesOfAnotherChecksumAreRefused() {
    String other = "e".repeat(32);
    for (ExpectedContent content : new ExpectedContent[] {checksum(other), expected(7, other)}) {
      Image image = expecting(content);

      assertThat(Refusals.of(() -> image.receive(BYTES)))
          .isEqualTo(Message.of(Problem.DATA_CHECKSUM_DIFFERS, other, MD5));
      assertThat(image.size()).isEmpty();
      assertThat(image.expected()).isEqualTo(content);
    }
  }

  @Test
  void expectationsEndWithAFailedAttempt() {
    Image image = expecting(EXACT);
    image.become(ImageStatus.SAVING, Instant.EPOCH);
    image.expect(3);

    image.lose();
    image.become(ImageStatus.QUEUED, Instant.EPOCH);

    assertThat(image.size()).isEmpty();
    assertThat(image.expected()).isEqualTo(ExpectedContent.ANY);
  }
}
