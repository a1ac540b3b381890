package io.darkroom.http;

import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Whole numbers without a sign, as clients write them in headers and addresses. */
public final class WholeNumber {

  /** The digits alone decide, so that a text of many is no work. */
  private static final Pattern FORM = Pattern.compile("(?=[0-9])0*+[0-9]{0,19}");

  private WholeNumber() {}

  /** The number; empty if the text is none, or one beyond 2^63 - 1. */
  public static OptionalLong of(String text) {
    if (!FORM.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    BigInteger number = new BigInteger(text);
    return number.bitLength() < Long.SIZE
        ? OptionalLong.of(number.longValueExact())
        : OptionalLong.empty();
  }
}
