package io.darkroom.formats.archives;

import io.darkroom.problems.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * A file that an OVF descriptor names.
 *
 * @param href where it is, in the descriptor's words
 * @param packed whether it must be unpacked
 * @param chunked whether it is cut into several
 */
record OvfFile(String href, boolean packed, boolean chunked) {

  /** Finds it in the archive, which is the only place where it may be. */
  TarMember in(Map<String, TarMember> archive) {
    OvaProblems.requireKnown(!packed && !chunked);
    return Optional.of(TarMember.plain(name()))
        .filter(TarMember::isPlain)
        .map(archive::get)
        .orElseThrow(() -> OvaProblems.problem(Problem.FORMAT_REFERS_ELSEWHERE));
  }

  /** The name that is meant; empty for an address. */
  private String name() {
    try {
      URI uri = new URI(href);
      boolean address =
          uri.isAbsolute()
              || uri.getRawAuthority() != null
              || uri.getRawQuery() != null
              || uri.getRawFragment() != null;
      return address ? "" : uri.getPath();
    } catch (URISyntaxException unencoded) {
      return href;
    }
  }
}
