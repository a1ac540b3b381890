package io.darkroom.formats;

import static io.darkroom.formats.VmdkInspector.VMDK;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a descriptor may say: comments, assignments, and one extent, which is the file itself. */
final class VmdkText {

  private static final Set<String> WHOLE_TYPES =
      Set.of("\"monolithicsparse\"", "\"streamoptimized\"");
  private static final String TYPE = "createtype";

  /** The names of files, by keys of which some tools only look for the letters. */
  private static final List<String> NAMES_OF_FILES =
      List.of("parentfilenamehint", "nativeparenthint", "changetrackpath", "digestfilename");

  private static final Pattern A_PARENT =
      Pattern.compile("parentcid(?!\\s*=\\s*\"?ffffffff\"?\\s*(?:\\n|$))");
  private static final Pattern ASSIGNMENT = Pattern.compile("(?s)\\s*([^\\s=\"]++)\\s*=\\s*(.*)");
  private static final Pattern EXTENT =
      Pattern.compile("(?s)\\s*(?:rw|rdonly|noaccess)\\s+[0-9]+\\s+(\\w+)(.*)");

  /** The name of the file in its own directory, which no tool has to look for. */
  private static final Pattern OWN_NAME = Pattern.compile("\\s+\"[^\"/\\\\:]+\"\\s*");

  private VmdkText() {}

  /**
   * Refuses what could lead to another file.
   *
   * @param text to the end, each byte a character
   */
  static void requireWhole(String text) {
    VMDK.sound(text.startsWith(VmdkDescriptor.TITLE));
    String lower = text.toLowerCase(Locale.ROOT).replace("\r\n", "\n");
    VMDK.sound(lower.chars().allMatch(VmdkText::isPrinted));
    VMDK.selfContained(NAMES_OF_FILES.stream().noneMatch(lower::contains));
    VMDK.selfContained(!A_PARENT.matcher(lower).find());
    // A second one, if only in a comment, would be the first for some tool.
    VMDK.sound(lower.contains(TYPE) && lower.indexOf(TYPE) == lower.lastIndexOf(TYPE));
    List<String> lines = lower.lines().filter(VmdkText::isMeant).toList();
    VMDK.sound(lines.stream().filter(VmdkText::isWholeType).count() == 1);
    long extents = lines.stream().filter(VmdkText::isOwnExtent).count();
    VMDK.sound(extents > 0);
    VMDK.selfContained(extents == 1);
  }

  private static boolean isPrinted(int character) {
    return character >= ' ' || character == '\n' || character == '\t';
  }

  private static boolean isMeant(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private static boolean isWholeType(String line) {
    Matcher assignment = ASSIGNMENT.matcher(line);
    boolean isType = assignment.matches() && assignment.group(1).equals(TYPE);
    VMDK.selfContained(!isType || WHOLE_TYPES.contains(assignment.group(2).strip()));
    return isType;
  }

  private static boolean isOwnExtent(String line) {
    Matcher extent = EXTENT.matcher(line);
    if (!extent.matches()) {
      VMDK.sound(ASSIGNMENT.matcher(line).matches());
      return false;
    }
    VMDK.selfContained(extent.group(1).equals("sparse"));
    VMDK.selfContained(OWN_NAME.matcher(extent.group(2)).matches());
    return true;
  }
}
