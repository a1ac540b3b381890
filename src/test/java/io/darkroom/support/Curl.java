package io.darkroom.support;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command curl, of somebody with a token. */
public record Curl(String root, String token) {

  private static final String PATIENCE_SECONDS = "60";
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Somebody with a new token for the grant. */
  public static Curl as(Grant grant, GuardedService guarded) {
    return new Curl(guarded.service().root().toString(), guarded.keystone().token(grant));
  }

  /** What the service answered. */
  public static final class Answer {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Answer(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    public int status() {
      return status;
    }

    /** By their names in small letters. */
    public Map<String, String> headers() {
      return headers;
    }

    public byte[] body() {
      return body;
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public JsonObject json() {
      return Client.json(text());
    }
  }

  /** Calls a path with the options. */
  public Answer run(String path, String... options) throws Exception {
    Stream<String> usual =
        Stream.of("curl", "-sSi", "-m", PATIENCE_SECONDS, "-H", "X-Auth-Token: " + token);
    List<String> words =
        Stream.of(usual, Stream.of(options), Stream.of(root + path)).flatMap(some -> some).toList();
    Path output = Files.createTempFile("curl", null);
    Path errors = Files.createTempFile("curl", null);
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(words + " failed: " + Files.readString(errors));
      }
      return parsed(Files.readAllBytes(output));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private static Answer parsed(byte[] output) {
    int end = endOfHead(output);
    List<String> head = new String(output, 0, end, StandardCharsets.UTF_8).lines().toList();
    byte[] rest = Arrays.copyOfRange(output, end + END_OF_HEAD.length, output.length);
    int status = Integer.parseInt(head.get(0).split(" ", 3)[1]);
    if (status == 100) {
      return parsed(rest);
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line : head.subList(1, head.size())) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    return new Answer(status, headers, rest);
  }

  private static int endOfHead(byte[] output) {
    int end = 0;
    while (!Arrays.equals(output, end, end + 4, END_OF_HEAD, 0, 4)) {
      end++;
    }
    return end;
  }
}
