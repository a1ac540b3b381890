package io.darkroom.images.v2;

import io.darkroom.http.ListQuery;
import io.darkroom.http.MomentText;
import io.darkroom.images.ImageField;
import io.darkroom.images.ImageFilter;
import io.darkroom.images.ImageFilter.At;
import io.darkroom.images.ImageFilter.Described;
import io.darkroom.images.ImageFilter.Impossible;
import io.darkroom.images.ImageFilter.Is;
import io.darkroom.images.ImageFilter.OneOf;
import io.darkroom.images.ImageFilter.SizeAtLeast;
import io.darkroom.images.ImageFilter.SizeAtMost;
import io.darkroom.images.ImageFilter.Tagged;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the images of a list are like, as its address has it. */
final class ImageFilters {

  static final List<String> TRUTHS = List.of("true", "false");

  private static final String CHANGES = "changes-since";
  private static final String TAG = "tag";

  /** What is about the list and not about its images; Glance takes no notice of "deleted". */
  private static final Set<String> OTHERS =
      Set.of("limit", "marker", "sort", "sort_key", "sort_dir", "deleted");

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private final ListQuery query;
  private final List<ImageFilter> filters = new ArrayList<>();
  private final Map<String, String> properties = new HashMap<>();

  private ImageFilters(ListQuery query) {
    this.query = query;
  }

  /**
   * Reads all parameters that are about images; a name that is not known is that of a property.
   *
   * @throws ProblemException for a value or operator that cannot be used
   */
  static List<ImageFilter> of(ListQuery query) {
    if (query.names().contains(CHANGES)) {
      throw new ProblemException(Problem.PARAMETER_INVALID, CHANGES);
    }
    ImageFilters reader = new ImageFilters(query);
    query.names().forEach(reader::read);
    if (!reader.properties.isEmpty()) {
      reader.filters.add(new Described(reader.properties));
    }
    return reader.filters;
  }

  private void read(String name) {
    if (OTHERS.contains(name) || RequestedView.NAMES.contains(name)) {
      return;
    }
    Optional<ImageField> field = ImageField.named(name);
    String value = query.last(name).orElse("");
    if (field.isPresent()) {
      filters.add(filter(field.get(), value));
    } else if (name.equals("size_min")) {
      filters.add(
          new SizeAtLeast(ImageField.SIZE, number(name, value).max(LEAST).min(MOST).longValue()));
    } else if (name.equals("size_max")) {
      filters.add(
          new SizeAtMost(ImageField.SIZE, number(name, value).max(LEAST).min(MOST).longValue()));
    } else if (name.equals(TAG)) {
      filters.add(new Tagged(Set.copyOf(query.all(TAG))));
    } else {
      properties.put(name, value);
    }
  }

  private ImageFilter filter(ImageField field, String value) {
    if (ImageField.CHOICES.contains(field)) {
      return choice(field, value);
    }
    if (ImageField.TEXTS.contains(field)) {
      return new Is(field, value);
    }
    if (ImageField.NUMBERS.contains(field)) {
      BigInteger number = number(field.id(), value);
      return number.bitLength() < Long.SIZE ? new Is(field, number.longValue()) : new Impossible();
    }
    if (ImageField.TIMES.contains(field)) {
      Operand operand = Operand.of(value);
      return new At(
          field, operand.comparison(field.id()), MomentText.of(field.id(), operand.value()));
    }
    return new Is(field, query.oneOf(field.id(), TRUTHS).map(Boolean::valueOf).orElse(false));
  }

  private static ImageFilter choice(ImageField field, String value) {
    Set<String> values = Operand.of(value).choices(field.id());
    if (values.isEmpty()) {
      return new Impossible();
    }
    return values.size() == 1 ? new Is(field, values.iterator().next()) : new OneOf(field, values);
  }

  private static BigInteger number(String name, String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw new ProblemException(Problem.PARAMETER_INVALID, name);
    }
    return new BigInteger(value);
  }
}
