package io.darkroom.platform.settings;

/**
 * A text that no log and no message may show.
 *
 * @param text the text itself, for whoever has to send it
 */
public record Secret(String text) {

  @Override
  public String toString() {
    return "***";
  }
}
