package io.darkroom.platform.settings;

/** A setting has a value that Darkroom cannot run with; the message names it. */
public final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SettingException(String name, String expectation) {
    super("The setting " + name + " must be " + expectation + ".");
  }
}
