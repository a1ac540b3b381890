package io.darkroom.platform.settings;

/**
 * What the API offers.
 *
 * @param v1 whether the Images API v1 is served
 * @param maxPageSize the most items of a list that are answered at once
 */
public record ApiSettings(boolean v1, int maxPageSize) {

  static ApiSettings read(SettingReader reader) {
    return new ApiSettings(
        reader.flag("darkroom.api.v1"), reader.integer("darkroom.api.max-page-size", 1, 1000));
  }
}
