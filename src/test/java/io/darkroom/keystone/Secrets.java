package io.darkroom.keystone;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The passwords and tokens that have been given out, to be looked for where none may be. */
final class Secrets {

  private final Queue<String> given = new ConcurrentLinkedQueue<>();

  String newPassword() {
    return keep("pw-" + UUID.randomUUID());
  }

  String keep(String secret) {
    given.add(secret);
    return secret;
  }

  Collection<String> all() {
    return List.copyOf(given);
  }
}
