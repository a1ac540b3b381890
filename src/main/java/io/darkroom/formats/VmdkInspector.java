package io.darkroom.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

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

  private static final Pattern VERSION = Pattern.compile("version=[1-3]");

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

  /**
   * A descriptor without its title is one for QEMU, which passes over comments. A comment of its
   * ends with a line feed alone; that of others may end with a carriage return.
   */
  private static boolean isDescriptor(ImageBytes content) throws IOException {
    String text = StandardCharsets.ISO_8859_1.decode(content.read(0, PROBED_BYTES)).toString();
    return saysVersion(text, "\n") || saysVersion(text, "\r\n");
  }

  /** Whether the first words are those of a version, behind blank lines and comments. */
  private static boolean saysVersion(String text, String endsOfComments) {
    boolean comment = false;
    int at = 0;
    while (at < text.length() && (comment || "# \t\r\n".indexOf(text.charAt(at)) >= 0)) {
      char c = text.charAt(at);
      comment = comment ? endsOfComments.indexOf(c) < 0 : c == '#';
      at++;
    }
    return VERSION.matcher(text).region(at, text.length()).lookingAt();
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    VMDK.known(!content.has(0, COPY_ON_WRITE));
    VMDK.selfContained(!content.has(0, VmdkDescriptor.TITLE) && !isDescriptor(content));
    VmdkHeader header = VmdkHeader.read(content, 0);
    VmdkDescriptor.requireWhole(content, header);
    VmdkHeader last = header.isAtEnd() ? VmdkFooter.read(content, header) : header;
    last.checkTables(content.length());
    VmdkTables.check(content, last);
    return new Inspection(DiskFormat.VMDK, VMDK.product(last.capacity(), VmdkHeader.SECTOR));
  }
}
