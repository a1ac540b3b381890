package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.rpc.Code;
import com.google.rpc.LocalizedMessage;
import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import io.darkroom.support.FreePort;
import io.darkroom.support.Operations;
import io.darkroom.support.Published;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tasks that clients of the Tasks API make, as those of the Operations API see them. */
interface OperationsBehaviour {

  Client client();

  FileServer source();

  private Operations operations() {
    return new Operations(client(), "local");
  }

  private static Struct image(String id) {
    return Struct.newBuilder()
        .putFields("image_id", Value.newBuilder().setStringValue(id).build())
        .build();
  }

  private static Struct struct(JsonObject task, String member) {
    return Published.unpacked(task.getJsonObject(member), Struct.class);
  }

  @Test
  default void successHasItsImageAndItsResult() throws Exception {
    String url = source().serve("operation.raw", DiskImages.raw(1000));
    JsonObject task = client().awaitEnd(client().postImport(url, "raw").getString("id"));
    Struct image = image(task.getString("image_id"));

    JsonObject shown = operations().show(task.getString("id"));

    assertThat(shown.getString("id")).isEqualTo(task.getString("id"));
    assertThat(shown.getString("serviceInstanceId")).isEqualTo("local");
    assertThat(shown.getString("command")).isEqualTo("import");
    assertThat(shown.getString("status")).isEqualTo("SUCCESS");
    assertThat(shown.getString("createdAt")).isEqualTo(task.getString("created_at"));
    assertThat(shown.getString("modifiedAt")).isEqualTo(task.getString("updated_at"));
    assertThat(shown.getString("createdBy")).isEqualTo("local-administrator");
    assertThat(struct(shown, "metadata")).isEqualTo(image);
    assertThat(struct(shown, "response")).isEqualTo(image);
  }

  @Test
  default void failureTellsProgramsWhatItWasAndWhere() throws Exception {
    assertFailure(
        source().url("absent"),
        Code.NOT_FOUND,
        "SOURCE_ANSWERED",
        false,
        "fetch",
        "The source answered with status 404.");
    assertFailure(
        source().serveShort("short-operation.raw", 1_000_000, 400_000),
        Code.DATA_LOSS,
        "SOURCE_SIZE_MISMATCH",
        true,
        "fetch",
        "The source announced 1000000 bytes and sent 400000.");
    assertFailure(
        "http://127.0.0.1:" + FreePort.find() + "/x",
        Code.UNAVAILABLE,
        "SOURCE_UNREADABLE",
        true,
        "fetch",
        "The source could not be read.");
    assertFailure(
        source().serve("liar-operation", DiskImages.qcow2(1 << 20)),
        Code.INVALID_ARGUMENT,
        "FORMAT_MISMATCH",
        false,
        "inspect",
        "The image was declared to be raw but its content is qcow2.");
  }

  private void assertFailure(
      String url, Code code, String reason, boolean retriable, String step, String message)
      throws Exception {
    String id = client().postImport(url, "raw").getString("id");

    JsonObject shown = operations().awaitStatus(id, "FAILURE");

    Operations.assertStatus(
        shown.getJsonObject("error"),
        code,
        reason,
        Map.of("step", step, "retriable", String.valueOf(retriable)),
        message);
    assertThat(struct(shown, "metadata")).isEqualTo(Struct.getDefaultInstance());
  }

  @ParameterizedTest
  @CsvSource({
    "en, The source answered with status 404.",
    "de, Die Quelle hat mit dem Status 404 geantwortet.",
    "zh-CN, 源返回了状态 404。"
  })
  default void failureIsWordedInTheLanguageOfTheReader(String language, String message)
      throws Exception {
    String id = client().postImport(source().url("absent"), "raw").getString("id");
    client().awaitEnd(id);

    JsonObject error = operations().show(id, language).getJsonObject("error");

    assertThat(error.getString("message")).isEqualTo(message);
    assertThat(
            Published.unpacked(
                error.getJsonArray("details").getJsonObject(1), LocalizedMessage.class))
        .isEqualTo(LocalizedMessage.newBuilder().setLocale(language).setMessage(message).build());
  }

  @Test
  default void taskThatRunsHasNeitherAResponseNorAnError() throws Exception {
    String url = source().serveSlowly("slow-operation.raw", DiskImages.raw(100_000), 600);
    String id = client().postImport(url, "raw").getString("id");

    JsonObject running = operations().awaitStatus(id, "PROCESSING");
    client().cancel(id);
    JsonObject cancelled = operations().show(id);

    assertThat(running).doesNotContainKeys("response", "error");
    assertThat(cancelled.getJsonObject("error").getInt("code")).isEqualTo(Code.CANCELLED_VALUE);
  }

  @Test
  default void pagesHoldEveryTaskOnceTheNewestFirst() throws Exception {
    List<String> newest = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      newest.add(0, client().postImport(source().url("absent"), "raw").getString("id"));
    }

    List<String> all = operations().ids(1000);

    assertThat(all).isEqualTo(listed());
    assertThat(all.subList(0, 12)).isEqualTo(newest);
    assertThat(operations().ids(7)).isEqualTo(all);
    assertThat(operations().ids(all.size())).isEqualTo(all);
    assertThat(operations().page("?pageSize=" + all.size())).doesNotContainKey("nextPageToken");
    assertThat(operations().page("?pageSize=" + (all.size() - 1))).containsKey("nextPageToken");
    assertThat(ids(operations().page(""))).isEqualTo(all.subList(0, Math.min(1000, all.size())));
    assertThat(ids(operations().page("?pageSize=0"))).isEqualTo(ids(operations().page("")));
  }

  private static List<String> ids(JsonObject page) {
    return Operations.tasks(page).stream().map(task -> task.getString("id")).toList();
  }

  /** What the Tasks API lists. */
  private List<String> listed() throws Exception {
    List<String> ids = new ArrayList<>();
    String next = "/v2/tasks?owner=local&limit=1000";
    while (next != null) {
      JsonObject page = Client.json(client().get(next.substring(1)).body());
      ids.addAll(ids(page));
      next = page.getString("next", null);
    }
    return ids;
  }

  @Test
  default void projectThatHasNothingHasAnEmptyList() throws Exception {
    Operations theirs = new Operations(client(), "nobody%20%F0%9F%98%80");

    assertThat(theirs.get("").body()).isEqualTo("{\"tasks\":[]}");
  }

  @Test
  default void taskOfAnotherProjectIsNotThere() throws Exception {
    String id = client().postImport(source().url("absent"), "raw").getString("id");
    Operations theirs = new Operations(client(), "another");

    assertNoTask(theirs, id, id);
    assertNoTask(operations(), "nonsense", "nonsense");
    assertNoTask(operations(), id.substring(1), id.substring(1));
    assertNoTask(operations(), "a%2Fb", "a/b");
  }

  private static void assertNoTask(Operations operations, String path, String id) throws Exception {
    Operations.assertRefused(
        operations.get("/" + path),
        404,
        Code.NOT_FOUND,
        "TASK_NOT_FOUND",
        "There is no task " + id + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "x", "", "1.5", "%2B5", "+5", "1e3", "%00", "\u0663", "0x10", "5%20"})
  default void pageSizeThatIsNoNumberIsRefused(String size) throws Exception {
    Operations.assertRefused(
        operations().get("?pageSize=" + java.net.URI.create(size).toASCIIString()),
        400,
        Code.INVALID_ARGUMENT,
        "PARAMETER_INVALID",
        "The value of the parameter \"pageSize\" is not valid.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1001", "2147483648", "99999999999999999999", "00000000000001000"})
  default void pageSizeIsCut(String size) throws Exception {
    assertThat(ids(operations().page("?pageSize=" + size)))
        .isEqualTo(ids(operations().page("?pageSize=1000")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "%00",
        "AAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAB",
        "________________________",
        "AAAAAAAAAAAAAAAAAAAAAA==",
        "00000000-0000-0000-0000-000000000000",
        "%F0%9F%98%80",
        "'%20or%201=1%20--"
      })
  default void pageTokenOfNoListIsRefused(String token) throws Exception {
    assertNoPage(operations(), token);
  }

  @Test
  default void pageTokenOfAnotherListIsRefused() throws Exception {
    for (int i = 0; i < 2; i++) {
      client().postImport(source().url("absent"), "raw");
    }
    String token = operations().page("?pageSize=1").getString("nextPageToken");

    assertNoPage(new Operations(client(), "another"), token);
    assertThat(token).matches("[A-Za-z0-9_-]+");
    assertThat(operations().page("?pageToken=" + token + "&pageSize=1")).containsKey("tasks");
  }

  private static void assertNoPage(Operations operations, String token) throws Exception {
    Operations.assertRefused(
        operations.get("?pageToken=" + token),
        400,
        Code.INVALID_ARGUMENT,
        "PAGE_TOKEN_INVALID",
        "The page token is not one that a list ended with, or its task is gone.");
  }
}
