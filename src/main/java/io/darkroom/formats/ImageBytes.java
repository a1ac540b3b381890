package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** Small pieces of an image, wherever in it they are. */
final class ImageBytes {

  private final SeekableByteChannel content;

  ImageBytes(SeekableByteChannel content) {
    this.content = content;
  }

  /** The length of the image in bytes. */
  long length() throws IOException {
    return content.size();
  }

  /**
   * Reads a piece, big-endian.
   *
   * @param offset where it begins, in bytes
   * @param length how many bytes it has at most
   * @return fewer bytes, or none, if the image ends before
   */
  ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(length);
    if (offset < 0 || offset >= length()) {
      return piece.flip();
    }
    content.position(offset);
    int count = 0;
    while (count >= 0 && piece.hasRemaining()) {
      count = content.read(piece);
    }
    return piece.flip();
  }

  /**
   * Whether there is a mark.
   *
   * @param offset where it is, in bytes; if negative, nowhere
   * @param mark its bytes, each as the character of the same number
   */
  boolean has(long offset, String mark) throws IOException {
    return read(offset, mark.length())
        .equals(ByteBuffer.wrap(mark.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
