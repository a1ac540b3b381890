package io.darkroom.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a rule takes: one of several things.
 *
 * @param alternatives words as the settings explain them
 */
record Permission(List<String> alternatives) {

  private static final String ROLE = "role:";
  private static final Set<String> WRITERS = Set.of("member", "manager");
  private static final Set<String> READERS = Set.of("reader", "member", "manager");
  private static final String EVERYBODY = "everybody";
  private static final Pattern NO_NAME = Pattern.compile("^ |role:| (and|or|not) ");
  private static final Set<String> WORDS =
      Set.of(EVERYBODY, "project", "member", "admin", "nobody");

  /**
   * Reads the text of a setting.
   *
   * @throws IllegalArgumentException if it is no list of such words, or a list with "nobody" in it
   */
  static Permission of(String text) {
    List<String> words =
        Arrays.stream(text.split(",", -1))
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (!words.stream().allMatch(Permission::isWord)
        || (words.contains("nobody") && words.size() > 1)) {
      throw new IllegalArgumentException(text);
    }
    return new Permission(words);
  }

  private static boolean isWord(String word) {
    return WORDS.contains(word) || (isRole(word) && isName(word.substring(ROLE.length())));
  }

  /** Or somebody thinks of the language that Glance's rules are written in. */
  private static boolean isName(String role) {
    return !role.isEmpty() && !NO_NAME.matcher(role).find();
  }

  private static boolean isRole(String word) {
    return word.startsWith(ROLE);
  }

  boolean forEverybody() {
    return alternatives.contains(EVERYBODY);
  }

  boolean onlyRoles() {
    return alternatives.stream().allMatch(Permission::isRole);
  }

  /** Whether one of the roles suffices, whatever the caller is besides. */
  boolean metBy(Set<String> roles) {
    return alternatives.stream()
        .filter(Permission::isRole)
        .anyMatch(word -> roles.contains(word.substring(ROLE.length())));
  }

  boolean metBy(Caller caller) {
    if (forEverybody()) {
      return true;
    }
    return !alternatives.contains("nobody")
        && caller.scope().isPresent()
        && (caller.admin()
            || metBy(caller.roles())
            || alternatives.stream().anyMatch(word -> works(word, caller.roles())));
  }

  private static boolean works(String word, Set<String> roles) {
    return switch (word) {
      case "project" -> READERS.stream().anyMatch(roles::contains);
      case "member" -> WRITERS.stream().anyMatch(roles::contains);
      default -> false;
    };
  }
}
