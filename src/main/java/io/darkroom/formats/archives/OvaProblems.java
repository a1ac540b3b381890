package io.darkroom.formats.archives;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;

/** The ways in which an OVA can be refused. */
final class OvaProblems {

  static final String FORMAT = "ova";

  private OvaProblems() {}

  static void requireSound(boolean sound) {
    require(sound, Problem.FORMAT_DAMAGED);
  }

  static void requireSelfContained(boolean selfContained) {
    require(selfContained, Problem.FORMAT_REFERS_ELSEWHERE);
  }

  static void requireKnown(boolean known) {
    require(known, Problem.FORMAT_FEATURE_UNKNOWN);
  }

  static void requireOneDisk(boolean one) {
    require(one, Problem.ARCHIVE_DISKS);
  }

  private static void require(boolean condition, Problem otherwise) {
    if (!condition) {
      throw problem(otherwise);
    }
  }

  static ProblemException problem(Problem problem) {
    return new ProblemException(problem, FORMAT);
  }
}
