package io.darkroom.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What callers need a right to, in the names of Glance's policy; what it takes stands in the
 * setting {@code darkroom.policy.NAME}.
 */
public enum Rule {
  CONTEXT_IS_ADMIN,
  DEFAULT,
  TASKS_API_ACCESS,
  ADD_TASK(TASKS_API_ACCESS),
  GET_TASK(TASKS_API_ACCESS),
  GET_TASKS(TASKS_API_ACCESS),
  MODIFY_TASK(TASKS_API_ACCESS),
  PURGE_TASK(TASKS_API_ACCESS),
  ADD_IMAGE,
  GET_IMAGE,
  GET_IMAGES,
  MODIFY_IMAGE,
  DELETE_IMAGE,
  DOWNLOAD_IMAGE(GET_IMAGE),
  UPLOAD_IMAGE,
  COPY_IMAGE,
  COPY_FROM(UPLOAD_IMAGE),
  SET_IMAGE_LOCATION(UPLOAD_IMAGE),
  DELETE_IMAGE_LOCATION,
  DEACTIVATE,
  REACTIVATE,
  ADD_MEMBER,
  DELETE_MEMBER,
  GET_MEMBER,
  GET_MEMBERS,
  MODIFY_MEMBER,
  STORES_INFO_DETAIL,
  PUBLICIZE_IMAGE,
  COMMUNITIZE_IMAGE;

  private final @Nullable Rule premise;

  Rule() {
    this(null);
  }

  Rule(@Nullable Rule premise) {
    this.premise = premise;
  }

  /** The rule that must be met besides, if there is one. */
  Optional<Rule> premise() {
    return Optional.ofNullable(premise);
  }

  /** Its name in Glance and in the settings. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rule of a name. */
  static Optional<Rule> named(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }
}
