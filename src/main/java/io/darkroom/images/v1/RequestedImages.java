package io.darkroom.images.v1;

import io.darkroom.http.ListQuery;
import io.darkroom.http.MomentText;
import io.darkroom.http.WholeNumber;
import io.darkroom.identity.Caller;
import io.darkroom.images.ImageField;
import io.darkroom.images.ImageFilter;
import io.darkroom.images.ImageView;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which of all images a list is about, as its address has it. What is no filter is not looked at.
 *
 * @param withGone whether deleted images belong to it
 */
record RequestedImages(ImageView view, List<ImageFilter> filters, boolean withGone) {

  private static final String PROPERTY = "property-";
  private static final String CHANGES = "changes-since";
  private static final String PUBLIC = "is_public";
  private static final List<ImageField> TEXTS =
      List.of(
          ImageField.NAME, ImageField.STATUS, ImageField.CONTAINER_FORMAT, ImageField.DISK_FORMAT);
  private static final List<ImageField> NUMBERS = List.of(ImageField.MIN_RAM, ImageField.MIN_DISK);

  /** What an administrator may ask for, beside what everybody sees. */
  private enum Public {
    /** What one sees who is no administrator. */
    TRUE,
    /** Whatever is not public, of any project. */
    FALSE,
    /** Everything. */
    NONE
  }

  /**
   * Reads the parameters.
   *
   * @throws ProblemException PARAMETER_INVALID naming the first that cannot be used
   */
  static RequestedImages of(ListQuery query, Caller caller) {
    Public wanted = caller.admin() ? isPublic(query) : Public.TRUE;
    List<ImageFilter> filters = new ArrayList<>();
    if (wanted == Public.FALSE) {
      filters.add(new ImageFilter.NotPublic());
    }
    addFields(query, filters);
    Optional<String> changes = query.last(CHANGES);
    changes.ifPresent(
        text ->
            filters.add(
                new ImageFilter.At(
                    ImageField.UPDATED_AT, ImageFilter.Comparison.GTE, since(text))));
    return new RequestedImages(view(wanted, caller), filters, changes.isPresent());
  }

  /** A change is rather told twice than never: what happens within a second is not told apart. */
  private static Instant since(String text) {
    return MomentText.of(CHANGES, text).truncatedTo(ChronoUnit.SECONDS);
  }

  /** A member sees what is shared with it, whatever it has said to it in the other version. */
  private static ImageView view(Public wanted, Caller caller) {
    return wanted == Public.TRUE
        ? new ImageView(
            caller.asMember(), Optional.empty(), Optional.empty(), false, Optional.empty())
        : new ImageView(
            caller, Optional.of(ImageView.ALL), Optional.empty(), false, Optional.empty());
  }

  private static Public isPublic(ListQuery query) {
    String text = query.last(PUBLIC).orElse("true").toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "1" -> Public.TRUE;
      case "false", "0" -> Public.FALSE;
      case "none" -> Public.NONE;
      default -> throw new ProblemException(Problem.PARAMETER_INVALID, PUBLIC);
    };
  }

  private static void addFields(ListQuery query, List<ImageFilter> filters) {
    for (ImageField field : TEXTS) {
      query.last(field.id()).ifPresent(text -> filters.add(new ImageFilter.Is(field, text)));
    }
    for (ImageField field : NUMBERS) {
      number(query, field.id()).ifPresent(n -> filters.add(new ImageFilter.Is(field, n)));
    }
    number(query, "size_min")
        .ifPresent(
            bytes -> filters.add(new ImageFilter.SizeAtLeast(ImageField.ANNOUNCED_SIZE, bytes)));
    number(query, "size_max")
        .ifPresent(
            bytes -> filters.add(new ImageFilter.SizeAtMost(ImageField.ANNOUNCED_SIZE, bytes)));
    truth(query, ImageField.PROTECTED.id())
        .ifPresent(value -> filters.add(new ImageFilter.Is(ImageField.PROTECTED, value)));
    Map<String, String> properties = new HashMap<>();
    for (String name : query.names()) {
      if (name.startsWith(PROPERTY)) {
        query
            .last(name)
            .ifPresent(value -> properties.put(name.substring(PROPERTY.length()), value));
      }
    }
    if (!properties.isEmpty()) {
      filters.add(new ImageFilter.Described(properties));
    }
  }

  private static Optional<Long> number(ListQuery query, String name) {
    return query
        .last(name)
        .map(
            text ->
                WholeNumber.of(text)
                    .orElseThrow(() -> new ProblemException(Problem.PARAMETER_INVALID, name)));
  }

  private static Optional<Boolean> truth(ListQuery query, String name) {
    return query
        .last(name)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .map(
            text ->
                switch (text) {
                  case "true", "1" -> true;
                  case "false", "0" -> false;
                  default -> throw new ProblemException(Problem.PARAMETER_INVALID, name);
                });
  }
}
