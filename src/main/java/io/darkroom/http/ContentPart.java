package io.darkroom.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Sends a part of an image's bytes, with the memory of one buffer. */
public final class ContentPart {

  private static final int BUFFER = 1024 * 1024;

  private ContentPart() {}

  /** Copies the part and closes the content, whatever happens to the reader. */
  public static void copy(SeekableByteChannel content, ByteRange part, OutputStream out)
      throws IOException {
    try (content) {
      content.position(part.first());
      long left = part.length();
      byte[] buffer = new byte[(int) Math.min(BUFFER, left)];
      while (left > 0) {
        int wanted = (int) Math.min(buffer.length, left);
        int read = content.read(ByteBuffer.wrap(buffer, 0, wanted));
        if (read < 0) {
          throw new EOFException("The stored image is shorter than its record.");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
