package io.darkroom.formats.archives;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.zip.ZipException;

/** The three ways in which a zip archive can be refused. */
final class ZipProblems {

  private ZipProblems() {}

  static void requireSound(boolean sound) throws ZipException {
    if (!sound) {
      throw new ZipException();
    }
  }

  static void requireKnown(boolean known) {
    require(known, Problem.FORMAT_FEATURE_UNKNOWN);
  }

  static void requireOneFile(boolean one) {
    require(one, Problem.ARCHIVE_FILES);
  }

  private static void require(boolean condition, Problem otherwise) {
    if (!condition) {
      throw new ProblemException(otherwise, Packing.ZIP.id());
    }
  }
}
