package io.darkroom.images.v2;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.regex.Pattern;

/** Where in an image an operation takes place: a JSON pointer (RFC 6901) of one level. */
final class PatchPath {

  private static final Pattern OTHER = Pattern.compile("~(?![01])|(?<!^)/");
  private static final Pattern LOCATIONS = Pattern.compile("/locations(?:/.*)?", Pattern.DOTALL);

  private PatchPath() {}

  /**
   * The name of the property that a path points to.
   *
   * @throws ProblemException PATCH_PATH_INVALID; PROPERTY_READ_ONLY for whatever is in locations
   */
  static String property(String path) {
    if (LOCATIONS.matcher(path).matches()) {
      throw new ProblemException(Problem.PROPERTY_READ_ONLY, "locations");
    }
    if (!path.startsWith("/") || path.length() == 1 || OTHER.matcher(path).find()) {
      throw new ProblemException(Problem.PATCH_PATH_INVALID, path);
    }
    return path.substring(1).replace("~1", "/").replace("~0", "~");
  }
}
