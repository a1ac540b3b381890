package io.darkroom.http;

import jakarta.ws.rs.core.Response.Status;

/** The words beside a status code, as Glance's clients know them. */
final class ReasonPhrases {

  private ReasonPhrases() {}

  static String of(int status) {
    return switch (status) {
      case 413 -> "Request Entity Too Large";
      case 416 -> "Requested Range Not Satisfiable";
      case 422 -> "Unprocessable Entity";
      default -> {
        Status known = Status.fromStatusCode(status);
        yield known == null ? "Error" : known.getReasonPhrase();
      }
    };
  }
}
