package io.darkroom.bench.growth;

import io.darkroom.bench.Options;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What becomes of Darkroom as there is ever more of one thing. */
interface Curve extends AutoCloseable {

  /** By which a run can be limited to it. */
  String name();

  /** Of what there is ever more. */
  String axis();

  /** How much there is of it, from little to much. */
  List<Long> places(Options options);

  /** A place as people say it. */
  default String label(long place) {
    return String.format(Locale.ROOT, "%,d", place);
  }

  /** Why a place is out of reach of this machine, if it is. */
  default Optional<String> obstacle(long place) throws Exception {
    return Optional.empty();
  }

  /** Goes there; once, before the rounds. */
  void prepare(long place) throws Exception;

  /** Measures once what each quantity is there, always in the same order. */
  Map<Quantity, Double> round(long place) throws Exception;

  /** Ends what only this curve needs. */
  @Override
  default void close() throws Exception {
    // The stage closes what others need, too.
  }
}
