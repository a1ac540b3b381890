package io.darkroom.formats;

import java.io.IOException;

/** Knows one disk format by its header, and refuses what could do harm in it. */
interface FormatInspector {

  DiskFormat format();

  /** Whether content bears a mark by which it could be taken for this format, sound or not. */
  boolean recognises(ImageBytes content) throws IOException;

  /**
   * Reads the headers.
   *
   * @throws io.darkroom.problems.ProblemException FORMAT_DAMAGED, FORMAT_REFERS_ELSEWHERE or
   *     FORMAT_FEATURE_UNKNOWN
   * @throws IOException if the content cannot be read
   */
  Inspection inspect(ImageBytes content) throws IOException;
}
