package io.darkroom.http;

import io.darkroom.problems.Message;
import java.util.Locale;

/**
 * An API whose errors have a shape of their own: JSON, whatever the client accepts. Its bean is
 * asked for each error below its address, whoever makes it.
 */
public interface ErrorDialect {

  /** The first segment of its addresses. */
  String root();

  /**
   * The body of an answer.
   *
   * @param status the HTTP status of the answer, which may be another than the problem's own when
   *     little is known of it
   * @return JSON
   */
  String body(Message message, int status, Locale language);
}
