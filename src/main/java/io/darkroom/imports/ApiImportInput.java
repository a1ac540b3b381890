package io.darkroom.imports;

import io.darkroom.images.ImportMethod;
import io.darkroom.imports.ImportInput.ExpectedHashes;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Stores;
import io.darkroom.tasks.Task;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/**
 * The input of a task {@code api_image_import}: an image and what {@code POST
 * /v2/images/{id}/import} was asked, whose properties are named as they are there.
 *
 * @param source the URL as it was sent, for the one method that has one; else empty
 * @param named the ids of stores that were asked for
 * @param everywhere whether all stores are to have a copy
 * @param allMustSucceed whether it fails with the first store that takes none
 */
record ApiImportInput(
    String imageId,
    ImportMethod method,
    String source,
    List<String> named,
    boolean everywhere,
    boolean allMustSucceed) {

  static final String SOURCE = "method.uri";
  private static final int LONGEST = 16 * 1024;
  private static final String STORES = "stores";
  private static final String EVERYWHERE = "all_stores";
  private static final String ALL_MUST_SUCCEED = "all_stores_must_succeed";
  private static final Set<String> KNOWN = Set.of("image_id", "import_req");

  ApiImportInput {
    named = List.copyOf(named);
  }

  /**
   * Reads an input.
   *
   * @throws ProblemException naming the property that is missing or wrong
   */
  static ApiImportInput of(JsonValue input) {
    if (!(input instanceof JsonObject members)) {
      throw new ProblemException(Problem.PROPERTY_NOT_OBJECT, "input");
    }
    for (String name : members.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new ProblemException(Problem.PROPERTY_UNKNOWN, "input." + name);
      }
    }
    InputReader reader = new InputReader("input.", members);
    JsonObject request = reader.requiredObject("import_req");
    requireShort(request);
    return of(reader.requiredText("image_id"), new InputReader("", request));
  }

  /** It is kept, and shown, with each of the tasks of an image. */
  private static void requireShort(JsonObject request) {
    if (request.toString().length() > LONGEST) {
      throw new ProblemException(Problem.PROPERTY_TOO_LONG, "input.import_req", LONGEST);
    }
  }

  private static ApiImportInput of(String imageId, InputReader request) {
    InputReader how = new InputReader("method.", request.requiredObject("method"));
    how.requiredText("name");
    ImportMethod method =
        how.oneOf("name", ImportMethod.ids()).flatMap(ImportMethod::of).orElseThrow();
    return new ApiImportInput(
        imageId,
        method,
        method == ImportMethod.WEB_DOWNLOAD ? how.requiredText("uri") : "",
        stores(request),
        request.flag(EVERYWHERE),
        !request.has(ALL_MUST_SUCCEED) || request.flag(ALL_MUST_SUCCEED));
  }

  private static List<String> stores(InputReader request) {
    List<String> stores = request.names(STORES);
    if (request.has(STORES) && stores.isEmpty()) {
      throw request.refusal(Problem.PROPERTY_EMPTY, STORES);
    }
    if (request.flag(EVERYWHERE) && !stores.isEmpty()) {
      throw new ProblemException(Problem.PARAMETERS_EXCLUSIVE, STORES, EVERYWHERE);
    }
    return stores;
  }

  /** Reads the stored input of a task, which was checked when the task was made. */
  static ApiImportInput stored(Task task) {
    return of(task.inputValue().asJsonObject());
  }

  /** What there is to do, in a deployment that has these stores. */
  ImportOrder order(Stores stores) {
    return new ImportOrder(SOURCE, source, wanted(stores), allMustSucceed, ExpectedHashes.NONE);
  }

  private List<String> wanted(Stores stores) {
    if (everywhere) {
      return stores.all().stream().map(ImageStore::id).toList();
    }
    return named.isEmpty() ? List.of(stores.standard().id()) : named;
  }
}
