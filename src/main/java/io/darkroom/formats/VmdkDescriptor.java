package io.darkroom.formats;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a VMDK says of where its data are (Virtual Disk Format 5.0, sections "The Descriptor File"
 * and "Hosted Sparse Extents"): a hostile one names files of the host (CVE-2022-47951).
 */
final class VmdkDescriptor {

  private static final String TEXT = "# Disk DescriptorFile";
  private static final String SPARSE = "KDMV";
  private static final int SECTOR = 512;
  private static final int MOST = 1024 * 1024;
  private static final Set<String> WHOLE = Set.of("monolithicSparse", "streamOptimized");
  private static final Pattern TYPE = Pattern.compile("(?im)^\\s*createType\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern EXTENT =
      Pattern.compile("(?im)^\\s*(?:RW|RDONLY|NOACCESS)\\s+[0-9]+\\s+(\\w+)([^\\r\\n]*)");

  private VmdkDescriptor() {}

  /**
   * Refuses a disk that is not whole in itself.
   *
   * @throws ProblemException FORMAT_REFERS_ELSEWHERE
   */
  static void requireWhole(ImageBytes content) throws IOException {
    if (text(content.read(0, TEXT.length())).equals(TEXT)) {
      throw refusal();
    }
    ByteBuffer header = content.read(0, SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    if (header.limit() < SECTOR || !text(header.slice(0, 4)).equals(SPARSE)) {
      return;
    }
    long offset = header.getLong(28) * SECTOR;
    long length = header.getLong(36) * SECTOR;
    if (length != 0) {
      requireWhole(text(content.read(offset, (int) Math.max(0, Math.min(length, MOST)))));
    }
  }

  private static void requireWhole(String descriptor) {
    Matcher type = TYPE.matcher(descriptor);
    if (!type.find() || !WHOLE.contains(type.group(1))) {
      throw refusal();
    }
    Matcher extent = EXTENT.matcher(descriptor);
    int extents = 0;
    while (extent.find()) {
      extents++;
      boolean isOwn = extent.group(1).equalsIgnoreCase("SPARSE") && !extent.group(2).contains("/");
      if (extents > 1 || !isOwn) {
        throw refusal();
      }
    }
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }

  private static ProblemException refusal() {
    return new ProblemException(Problem.FORMAT_REFERS_ELSEWHERE, DiskFormat.VMDK.id());
  }
}
