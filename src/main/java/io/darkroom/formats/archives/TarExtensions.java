package io.darkroom.formats.archives;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A pax extended header: records of "length key=value" and a line feed (POSIX pax, 4.18). */
final class TarExtensions {

  private static final int LONGEST_LENGTH = 5;

  private final Map<String, String> records = new HashMap<>();

  private TarExtensions() {}

  static TarExtensions read(byte[] content) {
    TarExtensions extensions = new TarExtensions();
    int position = 0;
    while (position < content.length) {
      position += extensions.readRecord(content, position);
    }
    OvaProblems.requireKnown(
        extensions.records.keySet().stream().noneMatch(key -> key.startsWith("GNU.sparse")));
    return extensions;
  }

  /** Reads a record; how many bytes it has. */
  private int readRecord(byte[] content, int start) {
    int space = start;
    while (space < content.length && content[space] != ' ') {
      space++;
    }
    String digits = new String(content, start, space - start, StandardCharsets.ISO_8859_1);
    OvaProblems.requireSound(digits.length() <= LONGEST_LENGTH && digits.matches("[1-9][0-9]*"));
    int length = Integer.parseInt(digits);
    int textLength = length - digits.length() - 2;
    OvaProblems.requireSound(textLength > 0 && start + length <= content.length);
    OvaProblems.requireSound(content[start + length - 1] == '\n');
    put(new String(content, space + 1, textLength, StandardCharsets.UTF_8));
    return length;
  }

  private void put(String record) {
    int equals = record.indexOf('=');
    OvaProblems.requireSound(equals > 0);
    records.put(record.substring(0, equals), record.substring(equals + 1));
  }

  /** Whether nothing is said of what a member is. */
  boolean isEmpty() {
    return name().isEmpty() && size().isEmpty();
  }

  Optional<String> name() {
    return Optional.ofNullable(records.get("path"));
  }

  OptionalLong size() {
    String size = records.get("size");
    if (size == null) {
      return OptionalLong.empty();
    }
    OvaProblems.requireSound(size.matches("[0-9]{1,18}"));
    return OptionalLong.of(Long.parseLong(size));
  }
}
