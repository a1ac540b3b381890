package io.darkroom.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Callers of tests. */
public final class TestCallers {

  private TestCallers() {}

  /** Somebody who has these roles in the project "mine". */
  public static Caller inProject(String... roles) {
    return new Caller("user", Optional.of("mine"), Set.of(roles), false, Instant.MAX);
  }

  public static Caller admin() {
    return new Caller("user", Optional.of("mine"), Set.of("admin"), true, Instant.MAX);
  }

  /** Somebody who has these roles in a domain, and is an administrator if they say so. */
  public static Caller withoutProject(String... roles) {
    Set<String> all = Set.of(roles);
    return new Caller("user", Optional.empty(), all, all.contains("admin"), Instant.MAX);
  }
}
