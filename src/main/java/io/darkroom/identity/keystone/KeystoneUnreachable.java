package io.darkroom.identity.keystone;

/** There was no connection to Keystone, so that a request can be sent again without harm. */
final class KeystoneUnreachable extends KeystoneFault {

  private static final long serialVersionUID = 1L;

  KeystoneUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
