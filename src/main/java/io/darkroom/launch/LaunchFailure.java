package io.darkroom.launch;

/** Why Darkroom could not be started, in words for the operator. */
final class LaunchFailure extends Exception {

  private static final long serialVersionUID = 1L;

  LaunchFailure(String message) {
    super(message);
  }
}
