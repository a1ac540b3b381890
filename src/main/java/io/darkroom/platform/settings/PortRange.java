package io.darkroom.platform.settings;

/**
 * A range of TCP ports, both ends included.
 *
 * @param first the lowest port
 * @param last the highest port
 */
public record PortRange(int first, int last) {

  public PortRange {
    if (first < 1 || last > 65535 || first > last) {
      throw new IllegalArgumentException(first + "-" + last);
    }
  }

  /** Reads {@code 443} or {@code 8000-8999}. */
  static PortRange parse(String text) {
    int dash = text.indexOf('-');
    return dash < 0
        ? new PortRange(Integer.parseInt(text), Integer.parseInt(text))
        : new PortRange(
            Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
  }

  public boolean contains(int port) {
    return first <= port && port <= last;
  }
}
