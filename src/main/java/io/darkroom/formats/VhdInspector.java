package io.darkroom.formats;

import java.io.IOException;

/**
 * VHD of fixed or dynamic size (Microsoft, Virtual Hard Disk Image Format Specification 1.0). A
 * differencing disk has a parent, which it names.
 */
final class VhdInspector implements FormatInspector {

  static final Demands VHD = new Demands(DiskFormat.VHD);

  @Override
  public DiskFormat format() {
    return DiskFormat.VHD;
  }

  /** A disk of fixed size has no other mark than that at its end. */
  @Override
  public boolean recognises(ImageBytes content) throws IOException {
    return content.has(0, VhdFooter.COOKIE) || VhdFooter.position(content).isPresent();
  }

  @Override
  public Inspection inspect(ImageBytes content) throws IOException {
    VhdFooter footer = VhdFooter.atEnd(content);
    VHD.selfContained(footer.type() != VhdFooter.DIFFERENCING);
    VHD.known(footer.type() == VhdFooter.FIXED || footer.type() == VhdFooter.DYNAMIC);
    VHD.sound(footer.size() > 0 && footer.size() % VhdFooter.SECTOR == 0);
    if (footer.type() == VhdFooter.FIXED) {
      // With a footer at its start it would be of another size for who looks there first.
      VHD.sound(footer.size() <= footer.position() && !content.has(0, VhdFooter.COOKIE));
    } else {
      VHD.sound(footer.isRepeatedBy(VhdFooter.read(content, 0, VhdFooter.LENGTH)));
      VhdDynamicHeader.check(content, footer);
    }
    return new Inspection(DiskFormat.VHD, footer.size());
  }
}
