package io.darkroom.bench;

/**
 * What is asked of whom.
 *
 * @param name under which its figures go
 * @param path of the request
 */
record Target(String name, Contender contender, String path) {

  static Target of(Contender contender, String path) {
    return new Target(contender.name(), contender, path);
  }
}
