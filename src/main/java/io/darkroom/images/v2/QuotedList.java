package io.darkroom.images.v2;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts with commas between them. One in quotation marks may hold commas, and what follows a
 * backslash there stands for itself. Between commas nothing is no text, but {@code ""} is.
 */
final class QuotedList {

  private final String name;
  private final String list;
  private final List<String> texts = new ArrayList<>();

  private QuotedList(String name, String list) {
    this.name = name;
    this.list = list;
  }

  /**
   * Reads a list.
   *
   * @param name the parameter
   * @throws ProblemException if a quotation mark is not the first or last character of a text
   */
  static List<String> of(String name, String list) {
    QuotedList reader = new QuotedList(name, list);
    int at = 0;
    while (at < list.length()) {
      int comma = list.charAt(at) == '"' ? reader.quoted(at + 1) : reader.plain(at);
      at = comma + 1;
    }
    return reader.texts;
  }

  private int plain(int start) {
    int comma = list.indexOf(',', start);
    int end = comma < 0 ? list.length() : comma;
    String text = list.substring(start, end);
    if (text.indexOf('"') >= 0) {
      throw refusal();
    }
    if (!text.isEmpty()) {
      texts.add(text);
    }
    return end;
  }

  private int quoted(int start) {
    StringBuilder text = new StringBuilder();
    int at = start;
    while (at < list.length() && list.charAt(at) != '"') {
      if (list.charAt(at) == '\\' && at + 1 < list.length()) {
        at++;
      }
      text.append(list.charAt(at));
      at++;
    }
    int end = at + 1;
    if (at == list.length() || (end < list.length() && list.charAt(end) != ',')) {
      throw refusal();
    }
    texts.add(text.toString());
    return end;
  }

  private ProblemException refusal() {
    return new ProblemException(Problem.PARAMETER_INVALID, name);
  }
}
