package io.darkroom.http;

import io.darkroom.problems.Message;
import io.darkroom.problems.Messages;
import jakarta.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An error in the shape that the client accepts: plain text, HTML or JSON. */
final class ErrorAnswer {

  private ErrorAnswer() {}

  static Response of(Message message, int status, @Nullable String accept) {
    String text = Messages.text(message, Locale.ENGLISH);
    String title = title(status);
    return switch (Shape.of(accept)) {
      case JSON ->
          answer(status, MediaType.APPLICATION_JSON)
              .entity(
                  Json.createObjectBuilder()
                      .add("message", text)
                      .add("code", status + " " + title)
                      .add("title", title)
                      .build()
                      .toString())
              .build();
      case HTML -> answer(status, MediaType.TEXT_HTML).entity(page(status, title, text)).build();
      case TEXT ->
          answer(status, MediaType.TEXT_PLAIN)
              .entity("%d %s%n%n%s%n".formatted(status, title, text))
              .build();
    };
  }

  private static Response.ResponseBuilder answer(int status, String type) {
    return Response.status(status).type(type + ";charset=UTF-8");
  }

  private static String title(int status) {
    return switch (status) {
      case 413 -> "Request Entity Too Large";
      case 416 -> "Requested Range Not Satisfiable";
      default -> {
        Status known = Status.fromStatusCode(status);
        yield known == null ? "Error" : known.getReasonPhrase();
      }
    };
  }

  private static String page(int status, String title, String text) {
    return """
        <html>
         <head>
          <title>%1$d %2$s</title>
         </head>
         <body>
          <h1>%1$d %2$s</h1>
          %3$s
         </body>
        </html>
        """
        .formatted(status, title, escape(text));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private enum Shape {
    TEXT,
    HTML,
    JSON;

    private static final Pattern QUALITY = Pattern.compile(";\\s*q=([01](?:\\.[0-9]{0,3})?)");

    /** The shape of the media range with the highest quality (RFC 9110, section 12.5.1). */
    static Shape of(@Nullable String accept) {
      if (accept == null) {
        return TEXT;
      }
      return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
          .max(Comparator.comparingDouble(Shape::quality))
          .map(range -> named(range.split(";", 2)[0].trim()))
          .orElse(TEXT);
    }

    private static double quality(String range) {
      Matcher quality = QUALITY.matcher(range);
      return quality.find() ? Double.parseDouble(quality.group(1)) : 1;
    }

    private static Shape named(String type) {
      if (type.endsWith("json")) {
        return JSON;
      }
      return type.equals("*/*") || type.endsWith("html") ? HTML : TEXT;
    }
  }
}
