package io.darkroom.formats.archives;

/**
 * A file in a tar archive.
 *
 * @param name what it is called, which may be anything, without {@code ./}
 * @param offset where its content begins, in bytes
 * @param length bytes of its content, all of which are there
 */
record TarMember(String name, long offset, long length) {

  TarMember {
    name = plain(name);
  }

  /** A name as it is without the directory of the archive itself, which some tools put before. */
  static String plain(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }

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
