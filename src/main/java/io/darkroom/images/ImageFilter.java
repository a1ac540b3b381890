package io.darkroom.images;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.Select;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an image must be like to be on a list. */
public sealed interface ImageFilter {

  /** The condition in a query of images that calls them i. */
  String condition(Select select);

  /** No image is like this. */
  record Impossible() implements ImageFilter {

    @Override
    public String condition(Select select) {
      return "1 = 0";
    }
  }

  /**
   * Equality.
   *
   * @param value a text, whole number or truth value, as the field is
   */
  record Is(ImageField field, Object value) implements ImageFilter {

    @Override
    public String condition(Select select) {
      return field.column() + " = " + select.bind(value);
    }
  }

  /**
   * Equality with one of several texts.
   *
   * @param values at least one
   */
  record OneOf(ImageField field, Set<String> values) implements ImageFilter {

    public OneOf {
      values = Set.copyOf(values);
    }

    @Override
    public String condition(Select select) {
      return field.column() + " in " + list(values, select);
    }
  }

  /** Not for everybody to see. */
  record NotPublic() implements ImageFilter {

    @Override
    public String condition(Select select) {
      return "i.visibility <> 'public'";
    }
  }

  /** A size in bytes that is known and not below a bound. */
  record SizeAtLeast(ImageField field, long bytes) implements ImageFilter {

    @Override
    public String condition(Select select) {
      return field.column() + " >= " + select.bind(bytes);
    }
  }

  /** A size in bytes that is known and not above a bound. */
  record SizeAtMost(ImageField field, long bytes) implements ImageFilter {

    @Override
    public String condition(Select select) {
      return field.column() + " <= " + select.bind(bytes);
    }
  }

  /** How points in time are compared. */
  enum Comparison {
    EQ,
    NEQ,
    GT,
    GTE,
    LT,
    LTE
  }

  /**
   * A time as images show it, which is in whole seconds: equal to 10:00:00 is all that was stored
   * from then until 10:00:01.
   */
  record At(ImageField field, Comparison comparison, Instant time) implements ImageFilter {

    @Override
    public String condition(Select select) {
      Instant second = time.truncatedTo(ChronoUnit.SECONDS);
      Instant until = second.plusSeconds(1);
      Instant from = second.equals(time) ? second : until;
      return switch (comparison) {
        case EQ -> "(" + from(select, from) + " and " + before(select, until) + ")";
        case NEQ -> "(" + before(select, from) + " or " + from(select, until) + ")";
        case GT -> from(select, until);
        case GTE -> from(select, from);
        case LT -> before(select, from);
        case LTE -> before(select, until);
      };
    }

    private String from(Select select, Instant bound) {
      return field.column() + " >= " + select.bind(InstantColumn.micros(bound));
    }

    private String before(Select select, Instant bound) {
      return field.column() + " < " + select.bind(InstantColumn.micros(bound));
    }
  }

  /** All of these tags; one condition however many they are. */
  record Tagged(Set<String> tags) implements ImageFilter {

    public Tagged {
      tags = Set.copyOf(tags);
    }

    @Override
    public String condition(Select select) {
      return "(select count(*) from image_tags t where t.image_id = i.id and t.tag in "
          + list(tags, select)
          + ") = "
          + tags.size();
    }
  }

  /** All of these custom properties; one condition however many they are. */
  record Described(Map<String, String> properties) implements ImageFilter {

    public Described {
      properties = Map.copyOf(properties);
    }

    @Override
    public String condition(Select select) {
      return properties.entrySet().stream()
          .map(property -> equal(property, select))
          .collect(
              Collectors.joining(
                  " or ",
                  "(select count(*) from image_properties p where p.image_id = i.id and (",
                  ")) = " + properties.size()));
    }

    private static String equal(Map.Entry<String, String> property, Select select) {
      return "(p.name = %s and p.content = %s)"
          .formatted(select.bind(property.getKey()), select.bind(property.getValue()));
    }
  }

  private static String list(Collection<String> values, Select select) {
    return values.stream().map(select::bind).collect(Collectors.joining(", ", "(", ")"));
  }
}
