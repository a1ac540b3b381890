package io.darkroom.images.v2;

import io.darkroom.images.Quotas;
import io.darkroom.platform.json.Json;
import io.darkroom.platform.settings.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** What a project uses of what it may use up, in the names of Glance's limits in Keystone. */
final class UsageBody {

  private static final long MEBIBYTE = 1024 * 1024;
  private static final long UNLIMITED = -1;

  private UsageBody() {}

  static JsonObject of(Quotas.Usage usage, Settings.Images limits) {
    return Json.createObjectBuilder()
        .add(
            "usage",
            Json.createObjectBuilder()
                .add("image_size_total", mebibytes(usage.bytes(), limits.maxBytes()))
                .add("image_stage_total", mebibytes(usage.staged(), limits.maxStagedBytes()))
                .add("image_count_total", entry(usage.images(), limit(limits.maxImages())))
                .add("image_count_uploading", entry(usage.uploading(), UNLIMITED)))
        .build();
  }

  private static JsonObjectBuilder mebibytes(long usage, long most) {
    long limit = limit(most);
    return entry(usage / MEBIBYTE, limit == UNLIMITED ? UNLIMITED : limit / MEBIBYTE);
  }

  private static JsonObjectBuilder entry(long usage, long limit) {
    return Json.createObjectBuilder().add("limit", limit).add("usage", usage);
  }

  /** In the settings, 0 is no limit. */
  private static long limit(long most) {
    return most == 0 ? UNLIMITED : most;
  }
}
