package io.darkroom.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client prefers beside what it accepts (RFC 7240). */
public final class Prefer {

  /** The header. */
  public static final String HEADER = "Prefer";

  /** The header of the answer that names what was done of it. */
  public static final String APPLIED = "Preference-Applied";

  /** Seconds: nobody waits longer. */
  private static final int LONGEST = 60;

  /** More than anybody means; a longer header is not looked at. */
  private static final int MOST_CHARACTERS = 1000;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final String VALUE = "(?:[ \\t]*=[ \\t]*(?:%s|%s))?".formatted(TOKEN, QUOTED);
  private static final String PARAMETER = "[ \\t]*;[ \\t]*(?:%s%s)?".formatted(TOKEN, VALUE);

  /** Section 2, with what may stand around it in a list (RFC 9110, section 5.6.1). */
  private static final Pattern PREFERENCE =
      Pattern.compile(
          "[ \\t]*(?<name>%s)(?:[ \\t]*=[ \\t]*(?<value>%s|%s))?(?:%s)*[ \\t]*"
              .formatted(TOKEN, TOKEN, QUOTED, PARAMETER));

  private static final Pattern ITEM = Pattern.compile("(?:[^\",]|%s|\")+".formatted(QUOTED));

  private Prefer() {}

  /**
   * For how many seconds the client would wait for the end of what it asks for (section 4.3): 0 to
   * 60; 0 when it does not say so, or not in a way that can be understood.
   */
  public static int waitSeconds(HttpServletRequest request) {
    return waitSeconds(HeaderList.of(request, HEADER));
  }

  static int waitSeconds(@Nullable String header) {
    return header == null || header.length() > MOST_CHARACTERS
        ? 0
        : named("wait", header).map(Prefer::seconds).orElse(0);
  }

  /** Of a preference that is given twice the first counts (section 2). */
  private static Optional<String> named(String name, String header) {
    return items(header).stream()
        .map(PREFERENCE::matcher)
        .filter(Matcher::matches)
        .filter(preference -> preference.group("name").equalsIgnoreCase(name))
        .findFirst()
        .map(preference -> Optional.ofNullable(preference.group("value")).orElse(""));
  }

  private static List<String> items(String header) {
    List<String> items = new ArrayList<>();
    Matcher item = ITEM.matcher(header);
    while (item.find()) {
      items.add(item.group());
    }
    return items;
  }

  private static int seconds(String value) {
    String text = value.startsWith("\"") ? unquoted(value) : value;
    if (!text.matches("[0-9]+")) {
      return 0;
    }
    String digits = text.replaceFirst("^0+", "");
    return digits.length() > 2 ? LONGEST : Math.min(LONGEST, Integer.parseInt("0" + digits));
  }

  private static String unquoted(String value) {
    return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
  }
}
