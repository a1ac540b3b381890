package io.darkroom.support;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests that mean no good: what every place of a request may hold, in random combinations. */
public final class HostileInput {

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0.5",
          "1e400",
          "-1E-999999999",
          "9".repeat(4000),
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\ud83d\\ude00\"",
          "\"\uD83D\uDE00\uD840\uDC00\"",
          "\"'; drop table tasks; --\"",
          "\"{0} ${x} #{x} %s <b>\"",
          "\"" + "x".repeat(70_000) + "\"",
          "\"\\r\\nX-Injected: 1\"",
          "[]",
          "{}",
          "[[[]]]",
          "{\"\": {\"\": []}}",
          "[".repeat(2000) + "]".repeat(2000),
          "\"unclosed",
          "NaN",
          "'x'",
          "\"\t\"",
          "");

  private static final List<String> NAMES =
      List.of("type", "input", "id", "owner", "status", "", "__proto__", "\\u0000", "\\ud800", "x");

  private static final List<String> INPUT_NAMES =
      List.of("import_from", "import_from_format", "image_properties", "backend", "checksum");

  private static final List<String> IMAGE_NAMES =
      List.of("name", "tags", "min_disk", "owner", "protected", "visibility", "custom", "\\ud800");

  private static final List<String> PARAMETERS =
      List.of(
          "limit",
          "marker",
          "sort_key",
          "sort_dir",
          "status",
          "type",
          "owner",
          "id",
          "image_id",
          "request_id",
          "user_id",
          "%00",
          "",
          "x");

  private static final List<String> PARAMETER_VALUES =
      List.of(
          "",
          "%00",
          "%ff",
          "%zz",
          "%",
          "%ed%a0%80",
          "%F0%9F%98%80",
          "-1",
          "99999999999999999999",
          "%27",
          "{x}",
          "a".repeat(5000),
          "%0d%0aX-Injected:1",
          "+",
          "\u00fc",
          "|^`",
          "[]",
          "//");

  private static final List<String> HEADERS =
      List.of(
          "Content-Type",
          "Accept",
          "Accept-Language",
          "Accept-Encoding",
          "X-Auth-Token",
          "Range",
          "X-Openstack-Request-Id",
          "Authorization",
          "Cookie",
          "If-None-Match",
          "Prefer",
          "Via");

  private static final List<String> HEADER_VALUES =
      List.of(
          "",
          ";",
          ",",
          "*",
          "*/*;q=x",
          "-",
          "a-,de;q=9",
          "\"",
          "x".repeat(6000),
          "application/json",
          "a=\"b",
          "bytes=0-",
          "%00",
          "q=1;q=1",
          "application/json;charset=nonsense");

  private final Random random;

  public HostileInput(long seed) {
    random = new Random(seed);
  }

  /** One of them. */
  String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** What may be JSON. */
  String value() {
    return any(VALUES);
  }

  /**
   * What may be a JSON object.
   *
   * @param usual members that it begins with, each with a comma behind it
   */
  String object(List<String> names, String usual) {
    return IntStream.range(0, 1 + random.nextInt(3))
        .mapToObj(i -> "\"" + any(names) + "\": " + any(VALUES))
        .collect(Collectors.joining(", ", "{" + usual, "}"));
  }

  /** A body of {@code POST /v2/tasks}, wrong in some place; now and then even right. */
  public String body() {
    String image = object(IMAGE_NAMES, "\"name\": \"x\", ");
    String from = "\"import_from\": \"http://127.0.0.1:9/x\", \"import_from_format\": \"raw\", ";
    return switch (random.nextInt(5)) {
      case 0 -> any(VALUES);
      case 1 -> object(NAMES, "");
      case 2 -> object(NAMES, "\"type\": \"import\", \"input\": {}, ");
      case 3 ->
          "{\"type\": \"import\", \"input\": "
              + object(INPUT_NAMES, from + "\"image_properties\": {}, ")
              + "}";
      default ->
          "{\"type\": \"import\", \"input\": {" + from + "\"image_properties\": " + image + "}}";
    };
  }

  /** A query string. */
  public String query() {
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(i -> any(PARAMETERS) + (random.nextBoolean() ? "=" : "") + any(PARAMETER_VALUES))
        .collect(Collectors.joining("&"));
  }

  /** A request to the address; the connection is to be closed behind it. */
  public byte[] request(String method, String target, String body) {
    return request(method, target, "", body);
  }

  /**
   * As {@link #request(String, String, String)}.
   *
   * @param lines of its head, each with its end
   */
  public byte[] request(String method, String target, String lines, String body) {
    StringBuilder request = new StringBuilder();
    request.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    request.append("Host: 127.0.0.1\r\nConnection: close\r\n");
    request.append(lines);
    for (int i = random.nextInt(4); i > 0; i--) {
      request.append(any(HEADERS)).append(": ").append(any(HEADER_VALUES)).append("\r\n");
    }
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    request.append("Content-Length: ").append(length).append("\r\n\r\n").append(body);
    return request.toString().getBytes(StandardCharsets.UTF_8);
  }
}
