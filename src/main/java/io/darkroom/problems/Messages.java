package io.darkroom.problems;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Puts a {@link Message} into the words of a language. */
public final class Messages {

  private static final String BUNDLE = "io.darkroom.problems.messages";

  private Messages() {}

  public static String text(Message message, Locale locale) {
    return format(message.problem(), locale).format(message.arguments().toArray());
  }

  /** Whether the text of a problem is incomplete without arguments. */
  public static boolean takesArguments(Problem problem) {
    return format(problem, Locale.ENGLISH).getFormatsByArgumentIndex().length > 0;
  }

  private static MessageFormat format(Problem problem, Locale locale) {
    String pattern =
        ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Messages.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES))
            .getString(problem.name());
    return new MessageFormat(pattern, locale);
  }
}
