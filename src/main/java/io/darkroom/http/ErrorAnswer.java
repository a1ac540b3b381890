package io.darkroom.http;

import io.darkroom.platform.json.Json;
import io.darkroom.problems.Message;
import io.darkroom.problems.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An error as it is answered: in the shape that the client accepts and the language that it reads.
 *
 * @param type the media type of the body
 * @param vary the names of the headers that it depends on
 */
record ErrorAnswer(int status, String type, String vary, Locale language, String body) {

  private static final String CHARSET = ";charset=UTF-8";

  static ErrorAnswer of(Message message, int status, HttpServletRequest request) {
    ErrorShape shape = ErrorShape.of(HeaderList.of(request, "Accept"));
    Locale language = Language.of(request);
    String text = Messages.text(message, language);
    String title = ReasonPhrases.of(status);
    return new ErrorAnswer(
        status,
        shape.type() + CHARSET,
        HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE,
        language,
        switch (shape) {
          case JSON ->
              Json.createObjectBuilder()
                  .add("message", text)
                  .add("code", status + " " + title)
                  .add("title", title)
                  .build()
                  .toString();
          case HTML -> page(status, title, text, language);
          case TEXT -> "%d %s\n\n%s\n".formatted(status, title, text);
        });
  }

  /** In the one shape that an API has. */
  static ErrorAnswer of(
      Message message, int status, HttpServletRequest request, ErrorDialect dialect) {
    Locale language = Language.of(request);
    return new ErrorAnswer(
        status,
        MediaType.APPLICATION_JSON + CHARSET,
        HttpHeaders.ACCEPT_LANGUAGE,
        language,
        dialect.body(message, status, language));
  }

  private static String page(int status, String title, String text, Locale language) {
    return """
        <html lang="%4$s">
         <head>
          <title>%1$d %2$s</title>
         </head>
         <body>
          <h1>%1$d %2$s</h1>
          %3$s
         </body>
        </html>
        """
        .formatted(status, title, escape(text), language.toLanguageTag());
  }

  /** Within text quotes are just quotes; glanceclient shows them as they come. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** For Jakarta REST. */
  Response response() {
    return Response.status(status)
        .type(type)
        .language(language)
        .header(HttpHeaders.VARY, vary)
        .entity(body)
        .build();
  }

  /** For whoever stands before Jakarta REST. */
  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
    response.addHeader(HttpHeaders.VARY, vary);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
