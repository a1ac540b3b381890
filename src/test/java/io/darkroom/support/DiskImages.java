package io.darkroom.support;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Disk images made by the tests themselves. */
public final class DiskImages {

  private static final int CLUSTER = 65536;

  private DiskImages() {}

  /** Bytes that look like nothing; the same for the same size. */
  public static byte[] raw(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  /** Hexadecimal, as images show it. */
  public static String sha512(byte[] content) {
    return hash("SHA-512", content);
  }

  /** Hexadecimal, as images show it. */
  public static String md5(byte[] content) {
    return hash("MD5", content);
  }

  private static String hash(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /**
   * An empty qcow2 image, version 2: header, reference count table, one block of it, and the first
   * level table, a cluster each, as the published specification of the format wants them.
   *
   * @param virtualSize bytes of the disk, at most 512 MiB (one cluster of second level entries)
   */
  public static byte[] qcow2(long virtualSize) {
    ByteBuffer image = ByteBuffer.allocate(4 * CLUSTER);
    image.put(new byte[] {'Q', 'F', 'I', (byte) 0xfb});
    image.putInt(2).putLong(0).putInt(0); // version, no backing file
    image.putInt(16).putLong(virtualSize).putInt(0); // cluster bits, size, no encryption
    image.putInt(1).putLong(3L * CLUSTER); // first level table
    image.putLong(CLUSTER).putInt(1); // reference count table
    image.putInt(0).putLong(0); // no snapshots
    image.putLong(CLUSTER, 2L * CLUSTER);
    for (int cluster = 0; cluster < 4; cluster++) {
      image.putShort(2 * CLUSTER + 2 * cluster, (short) 1);
    }
    return image.array();
  }
}
