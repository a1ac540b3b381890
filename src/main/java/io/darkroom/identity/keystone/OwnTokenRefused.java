package io.darkroom.identity.keystone;

/** Keystone does not take the service's own token; another one may do. */
final class OwnTokenRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OwnTokenRefused() {
    super("it refuses the token of the service's own account");
  }
}
