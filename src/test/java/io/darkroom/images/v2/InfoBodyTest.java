package io.darkroom.images.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.Quotas;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.StoreSettings;
import io.darkroom.platform.settings.StoreSettings.FileStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients can know of the service beforehand. */
class InfoBodyTest {

  private static final StoreSettings STORES =
      new StoreSettings(
          List.of(
              new FileStore("fast", Path.of("/flash"), ""),
              new FileStore("cheap", Path.of("/disks"), "The disks")),
          "cheap",
          0);

  @Test
  void storesAreNamedInTheirOrder() {
    assertThat(StoresBody.of(STORES))
        .hasToString(
            """
            {"stores":[{"id":"fast"},\
            {"id":"cheap","description":"The disks","default":"true"}]}""");
  }

  @Test
  void administratorsLearnWhereStoresAre() {
    assertThat(StoresBody.inDetail(STORES))
        .hasToString(
            """
            {"stores":[{"id":"fast","type":"file","properties":{"data_dir":"/flash"}},\
            {"id":"cheap","description":"The disks","default":"true",\
            "type":"file","properties":{"data_dir":"/disks"}}]}""");
  }

  @Test
  void bytesAreShownAsMebibytes() {
    Quotas.Usage usage = new Quotas.Usage(5L << 40, (3 << 20) + 1, 7, 2);

    assertThat(UsageBody.of(usage, limits(10, 6L << 40, 4 << 20)))
        .hasToString(
            """
            {"usage":{"image_size_total":{"limit":6291456,"usage":5242880},\
            "image_stage_total":{"limit":4,"usage":3},\
            "image_count_total":{"limit":10,"usage":7},\
            "image_count_uploading":{"limit":-1,"usage":2}}}""");
  }

  @Test
  void noLimitIsMinusOne() {
    assertThat(UsageBody.of(new Quotas.Usage(0, 0, 0, 0), limits(0, 0, 0)))
        .hasToString(
            """
            {"usage":{"image_size_total":{"limit":-1,"usage":0},\
            "image_stage_total":{"limit":-1,"usage":0},\
            "image_count_total":{"limit":-1,"usage":0},\
            "image_count_uploading":{"limit":-1,"usage":0}}}""");
  }

  private static Settings.Images limits(long images, long bytes, long staged) {
    return new Settings.Images(1, 1, 1, 1, images, bytes, staged, Duration.ofMinutes(1));
  }
}
