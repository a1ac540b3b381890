package io.darkroom.http;

import io.darkroom.problems.Message;
import io.darkroom.problems.Messages;
import jakarta.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Locale;

/** An error in the shape that the client accepts: plain text, HTML or JSON. */
final class ErrorAnswer {

  private ErrorAnswer() {}

  static Response of(Message message, int status, HttpHeaders request) {
    String text = Messages.text(message, Locale.ENGLISH);
    String title = title(status);
    return switch (Shape.of(request)) {
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

    static Shape of(HttpHeaders request) {
      if (request.getRequestHeader(HttpHeaders.ACCEPT) == null) {
        return TEXT;
      }
      List<MediaType> accepted = request.getAcceptableMediaTypes();
      for (MediaType type : accepted) {
        if (type.getSubtype().equals("json")) {
          return JSON;
        }
        if (type.isWildcardType() || type.getSubtype().equals("html")) {
          return HTML;
        }
        if (type.getType().equals("text")) {
          return TEXT;
        }
      }
      return TEXT;
    }
  }
}
