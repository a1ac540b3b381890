package io.darkroom.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * VMDK (VMware, Virtual Disk Format 5.0): only a sparse extent that is a whole disk by itself. A
 * descriptor can name any file of the host (CVE-2022-47951), so all others are refused.
 */
final class VmdkInspector implements FormatInspector {

  static final Demands VMDK = new Demands(DiskFormat.VMDK);

  static final String SPARSE = "KDMV";

  /** Of VMware ESX, and not used since. */
  private static final String COPY_ON_WRITE = "COWD";

  /** As far as QEMU looks for the version of a descriptor. */
  private static final int PROBED_BYTES = 2048;

  @Override
  public DiskFormat format() {
    return DiskFormat.VMDK;
  }

  @Override
  public boolean recognises(ImageBytes content) throws IOException {
    return content.has(0, SPARSE)
        || content.has(0, COPY_ON_WRITE)
        || content.has(0, VmdkDescriptor.TITLE)
        || isDescriptor(content);
  }

  /** A descriptor without its title is one for QEMU, which passes over comments. */
  private static boolean isDescriptor(ImageBytes content) throws IOException {
    String text = StandardCharsets.ISO_8859_1.decode(content.read(0, PROBED_BYTES)).toString();
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .filter(line -> line.matches("version=[1-3]"))
        .isPresent();
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    VMDK.known(!content.has(0, COPY_ON_WRITE));
    VMDK.selfContained(!content.has(0, VmdkDescriptor.TITLE) && !isDescriptor(content));
    VmdkHeader header = VmdkHeader.read(content, 0);
    VmdkDescriptor.requireWhole(content, header);
    VmdkHeader last = header.isAtEnd() ? VmdkFooter.read(content, header) : header;
    last.checkTables(content.length());
    return new Inspection(DiskFormat.VMDK, VMDK.product(last.capacity(), VmdkHeader.SECTOR));
  }
}
