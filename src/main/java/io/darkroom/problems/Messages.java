package io.darkroom.problems;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Puts a {@link Message} into the words of a language. */
public final class Messages {

  private static final String BUNDLE = "io.darkroom.problems.messages";

  private Messages() {}

  public static String text(Message message, Locale locale) {
    String pattern =
        ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Messages.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES))
            .getString(message.problem().name());
    return new MessageFormat(pattern, locale).format(message.arguments().toArray());
  }
}
