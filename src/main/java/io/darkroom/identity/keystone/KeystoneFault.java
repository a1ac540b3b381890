package io.darkroom.identity.keystone;

/** Keystone did not say anything that can be used. The message is for the operator's log. */
class KeystoneFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeystoneFault(String message) {
    super(message);
  }

  KeystoneFault(String message, Throwable cause) {
    super(message, cause);
  }
}
