package io.darkroom.images.v1;

import io.darkroom.images.PropertyNames;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Custom properties as headers change them. One that has a name that no header can have, from
 * another version of the API, is meant by the name that it has here, and keeps its own.
 */
final class MetaProperties {

  private MetaProperties() {}

  /**
   * The properties after a request.
   *
   * @param sent by their names here; empty: none of this name
   * @param purge whether those go that were not sent
   * @throws ProblemException PROPERTY_NAME_LENGTH, or PROPERTY_READ_ONLY for what is no custom
   *     property in the other version of the API
   */
  static Map<String, String> after(
      Map<String, String> before, Map<String, Optional<String>> sent, boolean purge) {
    Map<String, String> known = new HashMap<>();
    before.keySet().stream()
        .sorted()
        .forEach(name -> known.putIfAbsent(MetaHeaders.normal(name), name));
    before.keySet().stream()
        .filter(name -> MetaHeaders.normal(name).equals(name))
        .forEach(name -> known.put(name, name));
    Map<String, String> after = new HashMap<>(before);
    after.keySet().removeIf(name -> isGone(MetaHeaders.normal(name), sent, purge));
    sent.forEach(
        (name, value) -> {
          String own = known.getOrDefault(name, name);
          requireName(own);
          value.ifPresent(text -> after.put(own, text));
        });
    return after;
  }

  /** Of those that no header tells apart only one is changed, and none is lost. */
  private static boolean isGone(String name, Map<String, Optional<String>> sent, boolean purge) {
    return sent.containsKey(name) ? sent.get(name).isEmpty() : purge;
  }

  private static void requireName(String name) {
    if (!PropertyNames.isWellFormed(name)) {
      throw new ProblemException(
          Problem.PROPERTY_NAME_LENGTH, MetaHeaders.header("property-"), PropertyNames.LONGEST);
    }
    if (name.equals("id") || PropertyNames.isBase(name) || PropertyNames.isKept(name)) {
      throw new ProblemException(
          Problem.PROPERTY_READ_ONLY, MetaHeaders.header("property-" + name));
    }
  }
}
