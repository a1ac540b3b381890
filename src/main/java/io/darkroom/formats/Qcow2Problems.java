package io.darkroom.formats;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;

/** The three ways in which a qcow2 image can be refused. */
final class Qcow2Problems {

  private Qcow2Problems() {}

  static void requireSound(boolean sound) {
    require(sound, Problem.FORMAT_DAMAGED);
  }

  static void requireSelfContained(boolean selfContained) {
    require(selfContained, Problem.FORMAT_REFERS_ELSEWHERE);
  }

  static void requireKnown(boolean known) {
    require(known, Problem.FORMAT_FEATURE_UNKNOWN);
  }

  private static void require(boolean condition, Problem otherwise) {
    if (!condition) {
      throw new ProblemException(otherwise, DiskFormat.QCOW2.id());
    }
  }
}
