package io.darkroom.http;

/** A text of a header, which may be anything. */
public final class HeaderText {

  private static final int SHOWN = 100;

  private HeaderText() {}

  /** As it can be shown. */
  public static String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.substring(0, Math.min(clean.length(), SHOWN));
  }
}
