package io.darkroom.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SettingsDefaultsTest {

  private final Settings settings = TestSettings.defaults();

  @Test
  void everySettingThatIsReadHasADefaultAndNoDefaultIsUnread() {
    Set<String> asked = new TreeSet<>();

    Settings.read(
        name -> {
          asked.add(name);
          return TestSettings.source(Map.of()).apply(name);
        },
        TestSettings.names());

    assertThat(asked).isEqualTo(TestSettings.names());
  }

  @Test
  void dataLiesBesideTheProcess() {
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("darkroom-data").toAbsolutePath());
  }

  @Test
  void theNodeGetsANameWhenItStarts() {
    assertThat(settings.node()).isEmpty();
  }

  @Test
  void theDatabaseIsEmbedded() {
    assertThat(settings.datasource())
        .isEqualTo(
            new Settings.Datasource(
                "jdbc:h2:file:./darkroom-data/database/darkroom;DB_CLOSE_ON_EXIT=FALSE",
                "darkroom",
                new Secret("darkroom")));
  }

  @Test
  void onlyThisMachineIsServed() {
    assertThat(settings.http())
        .isEqualTo(
            new Settings.Http(
                InetAddress.getLoopbackAddress(),
                9292,
                1024 * 1024,
                Duration.ofMinutes(1),
                10_000,
                List.of(),
                List.of()));
  }

  @Test
  void bothVersionsAreServedInPagesOfAThousand() {
    assertThat(settings.api()).isEqualTo(new ApiSettings(true, 1000));
  }

  @Test
  void thereIsNoIdentityService() {
    assertThat(settings.identity())
        .isEqualTo(new IdentitySettings("none", "local", Optional.empty()));
  }

  @Test
  void eightTasksRunAndAreReadableForTwoDaysTheirJobsForAWeek() {
    assertThat(settings.tasks())
        .isEqualTo(
            new Settings.Tasks(
                8,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                5,
                Duration.ofDays(2),
                Duration.ofMinutes(1),
                Duration.ofDays(7),
                Duration.ofMinutes(10)));
  }

  @Test
  void aMillionTasksMayWaitAndAFifthOfThemBeOneProjects() {
    assertThat(settings.queue()).isEqualTo(new QueueSettings(0, 1_000_000, 200_000));
  }

  @Test
  void nobodyIsToldOfTasks() {
    assertThat(settings.webhooks())
        .isEqualTo(
            new WebhookSettings(
                List.of(),
                Optional.empty(),
                List.of(),
                Duration.ofSeconds(10),
                Duration.ofHours(24)));
  }

  @Test
  void anImageHasATebibyteAtMostAndAProjectAsManyAsItLikes() {
    assertThat(settings.images())
        .isEqualTo(new Settings.Images(1L << 40, 128, 128, 128, 0, 0, 0, Duration.ofMinutes(1)));
  }

  @Test
  void oneStoreIsInTheDataDirectory() {
    assertThat(settings.stores())
        .isEqualTo(
            new StoreSettings(
                List.of(
                    new StoreSettings.FileStore(
                        "file", settings.dataDirectory().resolve("images"), "")),
                "file",
                256L << 20));
  }

  @Test
  void publicHostsAreReadOnTheUsualPorts() {
    assertThat(settings.sources())
        .isEqualTo(
            new SourceSettings(
                new SourceSettings.Urls(
                    List.of("http", "https"),
                    List.of(),
                    List.of(),
                    List.of(new PortRange(80, 80), new PortRange(443, 443)),
                    List.of(),
                    new SourceSettings.Cidrs(true, List.of(), List.of()),
                    5),
                new SourceSettings.Trust(Optional.empty(), Optional.empty()),
                new SourceSettings.Limits(
                    Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofHours(12), 8, 8),
                8,
                Duration.ofSeconds(1)));
  }

  @Test
  void anImportIsUnpackedButNotConverted() {
    assertThat(settings.processing())
        .isEqualTo(
            new ProcessingSettings(
                new ProcessingSettings.Unpacking(1, 1000, Duration.ofHours(1)),
                Optional.empty(),
                new ProcessingSettings.Conversion(
                    4, "qemu-img", Duration.ofMinutes(30), 1L << 30, Duration.ofHours(1)),
                List.of()));
  }

  @Test
  void aStopWaitsForHalfAMinuteAndTheLogIsBrief() {
    assertThat(settings.shutdownGrace()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.loggingLevel()).isEqualTo("INFO");
  }
}
