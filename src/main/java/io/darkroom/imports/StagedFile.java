package io.darkroom.imports;

import io.darkroom.stores.Staging;
import io.darkroom.tasks.Attempt;
import java.io.IOException;
import java.nio.file.Path;

/** The files that a run stages, by what is in them; stored with its download. */
enum StagedFile {
  FETCHED(""),
  UNPACKED(".unpacked"),
  CONVERTED(".converted");

  private final String ending;

  StagedFile(String ending) {
    this.ending = ending;
  }

  /** Where a run has it, or would. */
  Path of(Attempt attempt, Staging staging) {
    return staging.file(name(attempt));
  }

  private String name(Attempt attempt) {
    return attempt.name() + ending;
  }

  /** Removes all that a run has staged. */
  static void discard(Attempt attempt, Staging staging) throws IOException {
    for (StagedFile file : values()) {
      staging.discard(file.name(attempt));
    }
  }
}
