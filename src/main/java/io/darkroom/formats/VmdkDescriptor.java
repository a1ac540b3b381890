package io.darkroom.formats;

import static io.darkroom.formats.VmdkInspector.VMDK;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The text inside of a sparse extent that says where the disk's data are. Tools find it, and what
 * is said in it, by different rules; so it must be at the one place where all look, be nothing but
 * text up to a NUL, and then nothing at all.
 */
final class VmdkDescriptor {

  static final String TITLE = "# Disk DescriptorFile";

  private static final int SECTOR = VmdkHeader.SECTOR;

  /** Where QEMU looks whatever the header says, and how far. */
  private static final int OFFSET_SECTORS = 1;

  private static final int LEAST_READ_BYTES = 20 * SECTOR;
  private static final int MOST_SECTORS = 1024 * 1024 / SECTOR;

  private VmdkDescriptor() {}

  /** Refuses a disk that is not whole in itself. */
  static void requireWhole(ImageBytes content, VmdkHeader header) throws IOException {
    long sectors = header.descriptorSize();
    VMDK.sound(header.descriptorOffset() == OFFSET_SECTORS);
    VMDK.sound(sectors > 0 && sectors <= MOST_SECTORS);
    int length = (int) sectors * SECTOR;
    VMDK.within(SECTOR, SECTOR, length, content.length());
    VmdkText.requireWhole(text(content.read(SECTOR, Math.max(length, LEAST_READ_BYTES)), length));
  }

  private static String text(ByteBuffer bytes, int length) {
    int end = 0;
    while (end < bytes.limit() && bytes.get(end) != 0) {
      end++;
    }
    for (int index = end; index < length; index++) {
      VMDK.sound(bytes.get(index) == 0);
    }
    return StandardCharsets.ISO_8859_1.decode(bytes.slice(0, end)).toString();
  }
}
