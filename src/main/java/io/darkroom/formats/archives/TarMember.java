package io.darkroom.formats.archives;

/**
 * A file in a tar archive.
 *
 * @param name what it is called, which may be anything
 * @param offset where its content begins, in bytes
 * @param length bytes of its content, all of which are there
 */
record TarMember(String name, long offset, long length) {

  /** Whether the name is that of a file in no directory. */
  boolean isPlain() {
    return isPlain(name);
  }

  static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ')
        && !name.equals(".")
        && !name.equals("..");
  }
}
