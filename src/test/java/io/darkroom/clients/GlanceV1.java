package io.darkroom.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.clients.ClientCommand.Outcome;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The command glance, as it speaks version 1 of the Images API. */
record GlanceV1(ClientCommand glance) {

  private static final String[] USUAL = {"--disk-format", "raw", "--container-format", "bare"};

  Outcome run(String... subcommand) throws Exception {
    return glance.run(words(subcommand));
  }

  /** What a subcommand shows that succeeds. */
  Table table(String... subcommand) throws Exception {
    return shown(run(subcommand));
  }

  /** Runs a subcommand that succeeds and shows nothing. */
  void silently(String... subcommand) throws Exception {
    assertThat(run(subcommand)).isEqualTo(new Outcome(0, ""));
  }

  /** Makes an image of the usual formats. */
  Table create(String name, String... options) throws Exception {
    return table(creation(name, options));
  }

  /** Makes an image of the usual formats from a pipe. */
  Table createPiped(Path input, String name, String... options) throws Exception {
    return shown(glance.runPiped(input, words(creation(name, options))));
  }

  /** The words that make an image of the usual formats. */
  static String[] creation(String name, String... options) {
    Stream<String> begin = Stream.of("image-create", "--name", name);
    return Stream.concat(begin, Stream.concat(Stream.of(USUAL), Stream.of(options)))
        .toArray(String[]::new);
  }

  private static String[] words(String... subcommand) {
    return Stream.concat(Stream.of("--os-image-api-version", "1"), Stream.of(subcommand))
        .toArray(String[]::new);
  }

  private static Table shown(Outcome outcome) {
    assertThat(outcome.status()).as(outcome.output()).isZero();
    return Table.of(outcome.output());
  }
}
