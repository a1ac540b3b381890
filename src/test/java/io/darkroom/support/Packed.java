package io.darkroom.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives made by the tests themselves. */
public final class Packed {

  private static final int BLOCK = 512;

  private Packed() {}

  public static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }

  /** With one member. */
  public static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return packed.toByteArray();
  }

  /** Bytes that are packed well, but not by hundreds of times. */
  public static byte[] patterned(int length) {
    byte[] pattern = new byte[length];
    for (int i = 0; i + Integer.BYTES <= length; i += 500) {
      ByteBuffer.wrap(pattern).putInt(i, i * 31);
    }
    return pattern;
  }

  /** A virtual appliance whose descriptor says where its disk is; the disk is {@code disk.img}. */
  public static byte[] ova(String href, byte[] disk) throws IOException {
    String descriptor =
        """
        <?xml version="1.0"?>
        <Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1"
            xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1">
          <References><File ovf:id="file1" ovf:href="%s"/></References>
          <DiskSection>
            <Info/><Disk ovf:diskId="disk1" ovf:fileRef="file1" ovf:capacity="1"/>
          </DiskSection>
          <VirtualSystem ovf:id="vm"><Info/>
            <ProductSection><Info/><Property ovf:key="os_admin_user" ovf:value="root"/>
              <Property ovf:key="unwanted" ovf:value="x"/></ProductSection>
          </VirtualSystem>
        </Envelope>
        """
            .formatted(href);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    member(archive, "appliance.ovf", descriptor.getBytes(StandardCharsets.UTF_8));
    member(archive, "disk.img", disk);
    archive.write(new byte[2 * BLOCK]);
    return archive.toByteArray();
  }

  /** As ustar has it (POSIX.1-1988). */
  private static void member(ByteArrayOutputStream archive, String name, byte[] content)
      throws IOException {
    ByteBuffer header = ByteBuffer.allocate(BLOCK);
    put(header, 0, name);
    put(header, 100, "0000644\0000000000\0000000000\000");
    put(header, 124, "%011o\000%011o\000".formatted(content.length, 0));
    put(header, 148, "        0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte one : header.array()) {
      sum += Byte.toUnsignedInt(one);
    }
    put(header, 148, "%06o\000 ".formatted(sum));
    archive.write(header.array());
    archive.write(content);
    archive.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static void put(ByteBuffer header, int at, String text) {
    header.put(at, text.getBytes(StandardCharsets.US_ASCII));
  }
}
