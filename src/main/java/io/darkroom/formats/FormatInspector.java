package io.darkroom.formats;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Knows one disk format by its header, and refuses what could do harm in it. */
interface FormatInspector {

  DiskFormat format();

  /**
   * Whether content that begins so claims to be of this format, well-formed or not.
   *
   * @param head the first bytes, fewer than a header if the content is short
   */
  boolean recognises(ByteBuffer head);

  /**
   * Reads the header.
   *
   * @throws io.darkroom.problems.ProblemException FORMAT_DAMAGED, FORMAT_REFERS_ELSEWHERE or
   *     FORMAT_FEATURE_UNKNOWN
   * @throws IOException if the content cannot be read
   */
  Inspection inspect(ImageBytes content) throws IOException;
}
