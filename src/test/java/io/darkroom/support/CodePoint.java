package io.darkroom.support;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import java.util.Comparator;
import java.util.List;

/**
 * A place in the code of a running node.
 *
 * @param type the name of the class
 * @param method its name, whatever its parameters
 * @param atEnd at the last line, which returns, or at the first
 * @param visit which time that a thread comes there, from 1 up
 */
public record CodePoint(String type, String method, boolean atEnd, int visit) {

  /** Nothing of the method has been done; its transaction, if it has one, has begun. */
  public static CodePoint before(String type, String method) {
    return new CodePoint(type, method, false, 1);
  }

  /** All of the method has been done; its own transaction, if it has one, is still open. */
  public static CodePoint atEndOf(String type, String method) {
    return new CodePoint(type, method, true, 1);
  }

  public CodePoint onVisit(int number) {
    return new CodePoint(type, method, atEnd, number);
  }

  List<Location> in(ReferenceType loaded) {
    List<Location> found =
        loaded.methodsByName(method).stream()
            .filter(candidate -> !candidate.isAbstract() && !candidate.isBridge())
            .map(this::location)
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("There is no " + this);
    }
    return found;
  }

  private Location location(Method code) {
    return atEnd ? lastLine(code) : code.location();
  }

  private static Location lastLine(Method code) {
    try {
      return code.allLineLocations().stream()
          .max(
              Comparator.comparingInt((Location at) -> at.lineNumber())
                  .thenComparing(Location::codeIndex))
          .orElseThrow();
    } catch (AbsentInformationException withoutLines) {
      throw new IllegalArgumentException(withoutLines);
    }
  }
}
