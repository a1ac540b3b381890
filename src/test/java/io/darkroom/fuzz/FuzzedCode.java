package io.darkroom.fuzz;

/** What Jazzer calls, in a process of one target: it knows classes and no more. */
public final class FuzzedCode {

  static final String TARGET = "darkroom.fuzz.target";

  private static final FuzzTarget CHOSEN = FuzzTarget.valueOf(System.getProperty(TARGET));

  private FuzzedCode() {}

  /** The name is Jazzer's. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    CHOSEN.takes(input);
  }
}
