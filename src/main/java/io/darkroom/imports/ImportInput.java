package io.darkroom.imports;

import io.darkroom.formats.DiskFormat;
import io.darkroom.images.ImageDraft;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Rights;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The input of an import task.
 *
 * @param source the URL as it was sent; the URL policy has its own word on it
 * @param format the disk format that the source is declared to have
 * @param image what the image is to be
 * @param store the store that was asked for
 * @param expected what the bytes must hash to
 */
record ImportInput(
    String source,
    DiskFormat format,
    ImageDraft image,
    Optional<String> store,
    ExpectedHashes expected) {

  private static final Set<String> KNOWN =
      Set.of(
          "import_from",
          "import_from_format",
          "image_properties",
          "backend",
          "checksum",
          "os_hash_algo",
          "os_hash_value");

  /**
   * Reads an input.
   *
   * @throws ProblemException naming the property that is missing or wrong
   */
  static ImportInput of(JsonValue input, Requester requester) {
    if (!(input instanceof JsonObject members)) {
      throw new ProblemException(Problem.PROPERTY_NOT_OBJECT, "input");
    }
    for (String name : members.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new ProblemException(Problem.PROPERTY_UNKNOWN, "input." + name);
      }
    }
    InputReader reader = new InputReader("input.", members);
    String source = reader.requiredText("import_from");
    DiskFormat format =
        reader
            .oneOf("import_from_format", DiskFormat.ids())
            .flatMap(DiskFormat::of)
            .orElseThrow(
                () -> new ProblemException(Problem.PROPERTY_MISSING, "input.import_from_format"));
    JsonObject properties = reader.requiredObject("image_properties");
    return new ImportInput(
        source,
        format,
        ImageProperties.draft(properties, format, requester),
        reader.text("backend"),
        ExpectedHashes.of(reader));
  }

  /**
   * What there is to do.
   *
   * @param standard the id of the store for images whose client names none
   */
  ImportOrder order(String standard) {
    return new ImportOrder(
        "input.import_from", source, List.of(store.orElse(standard)), true, expected);
  }

  /** Reads the stored input of a task, which was checked when the task was made. */
  static ImportInput stored(io.darkroom.tasks.Task task) {
    Requester owner = new Requester(task.owner(), task.userId().orElse(""), Rights.ALL, "");
    return of(task.inputValue().asJsonObject(), owner);
  }

  /**
   * The hashes that a client demands, lower case.
   *
   * @param md5 of {@code checksum}
   * @param sha512 of {@code os_hash_value}
   */
  record ExpectedHashes(Optional<String> md5, Optional<String> sha512) {

    static final ExpectedHashes NONE = new ExpectedHashes(Optional.empty(), Optional.empty());

    static ExpectedHashes of(InputReader input) {
      Optional<String> algorithm = input.oneOf("os_hash_algo", Set.of("sha512"));
      Optional<String> value = hexadecimal(input, "os_hash_value", 128);
      if (algorithm.isPresent() != value.isPresent()) {
        throw new ProblemException(
            Problem.PROPERTY_MISSING,
            algorithm.isPresent() ? "input.os_hash_value" : "input.os_hash_algo");
      }
      return new ExpectedHashes(hexadecimal(input, "checksum", 32), value);
    }

    /**
     * Compares with what the bytes hash to.
     *
     * @throws ProblemException SOURCE_CHECKSUM_MISMATCH for the first that differs
     */
    void require(String md5, String sha512) {
      require("checksum", this.md5, md5);
      require("os_hash_value", this.sha512, sha512);
    }

    private static void require(String name, Optional<String> expected, String actual) {
      if (expected.isPresent() && !expected.get().equals(actual)) {
        throw new ProblemException(Problem.SOURCE_CHECKSUM_MISMATCH, name);
      }
    }

    private static Optional<String> hexadecimal(InputReader input, String name, int digits) {
      Optional<String> value = input.text(name).map(text -> text.toLowerCase(Locale.ROOT));
      if (value.isPresent() && !value.get().matches("[0-9a-f]{" + digits + "}")) {
        throw new ProblemException(Problem.PROPERTY_NOT_HEXADECIMAL, "input." + name, digits);
      }
      return value;
    }
  }
}
