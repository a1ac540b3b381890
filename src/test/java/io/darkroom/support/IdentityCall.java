package io.darkroom.support;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as Keystone got it.
 *
 * @param target path and query
 * @param headers every value of each
 */
public record IdentityCall(
    String method, String target, Map<String, List<String>> headers, String body) {

  /**
   * Reads one request.
   *
   * @throws EOFException if there is no more
   */
  static IdentityCall read(InputStream in) throws IOException {
    String[] request = line(in).split(" ", 3);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] parts = line.split(":", 2);
      headers.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", List.of("0")).get(0));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new IdentityCall(request[0], request[1], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException();
      }
      line.write(read);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The token that is asked about. */
  public String subject() {
    return header("X-Subject-Token").orElse("");
  }

  /** The token of who asks. */
  public String own() {
    return header("X-Auth-Token").orElse("");
  }

  public boolean signsIn() {
    return method.equals("POST");
  }

  boolean expiredToo() {
    return target.contains("allow_expired=1");
  }
}
