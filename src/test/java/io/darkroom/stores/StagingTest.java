package io.darkroom.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagingTest {

  @TempDir private Path directory;

  @Test
  void liesInTheDataDirectory() {
    Staging staging = new Staging(settings());

    assertThat(staging.file("task.1")).isEqualTo(directory.resolve("staging/task.1"));
    assertThat(directory.resolve("staging")).isEmptyDirectory();
  }

  @Test
  void discardsAFileAndNoOther() throws IOException {
    Staging staging = new Staging(settings());
    Files.write(staging.file("task.1"), new byte[] {1});
    Files.write(staging.file("task.2"), new byte[] {2});

    staging.discard("task.1");
    staging.discard("task.1");

    assertThat(staging.file("task.1")).doesNotExist();
    assertThat(staging.file("task.2")).hasBinaryContent(new byte[] {2});
  }

  @Test
  void leavesToOthersWhatIsReservedForThem() {
    assertThatNoException().isThrownBy(new Staging(settings("0"))::requireRoom);
    assertThat(Refusals.of(new Staging(settings("1125899906842624"))::requireRoom))
        .isEqualTo(Message.of(Problem.STORE_UNAVAILABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../task.1", "a/b", "/etc/passwd", "a\0b"})
  void takesPlainNamesOnly(String name) {
    Staging staging = new Staging(settings());

    assertThatThrownBy(() -> staging.file(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> staging.discard(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theOneStoreIsTheStandardAndLiesInTheDataDirectory() throws IOException {
    Stores stores = new Stores(settings());
    Path staged = Files.write(directory.resolve("staged"), new byte[] {1});

    stores.standard().put("key", staged);

    assertThat(stores.all()).containsExactly(stores.standard());
    assertThat(stores.named("file")).containsSame(stores.standard());
    assertThat(stores.named("other")).isEmpty();
    assertThat(directory.resolve("images/key")).hasBinaryContent(new byte[] {1});
  }

  private Settings settings() {
    return settings("1");
  }

  private Settings settings(String reserve) {
    return TestSettings.with(
        Map.of("darkroom.data-dir", directory.toString(), "darkroom.stores.reserve", reserve));
  }
}
