package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.DiskImages;
import io.darkroom.support.FileServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of tasks, whole. The tasks of a test are told from all others by their request id. */
interface ListBehaviour {

  Client client();

  FileServer source();

  /** Three tasks that have ended, the newest first; the middle one succeeded. */
  private List<JsonObject> ended(String requestId) throws Exception {
    String good = source().serve("listed.raw", DiskImages.raw(1000));
    List<JsonObject> tasks = new ArrayList<>();
    for (String url : List.of(source().url("absent"), good, source().url("absent"))) {
      String id =
          client().postImport(url, "raw", "X-Openstack-Request-Id", requestId).getString("id");
      tasks.add(0, client().awaitEnd(id));
    }
    return tasks;
  }

  private static JsonObject page(String query, String next, List<JsonObject> tasks) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (JsonObject task : tasks) {
      items.add(
          Json.createObjectBuilder(task)
              .remove("input")
              .remove("result")
              .remove("message")
              .remove("image_id")
              .remove("request_id")
              .remove("user_id"));
    }
    var page = Json.createObjectBuilder().add("tasks", items).add("first", "/v2/tasks" + query);
    if (!next.isEmpty()) {
      page.add("next", "/v2/tasks" + next);
    }
    return page.add("schema", "/v2/schemas/tasks").build();
  }

  @Test
  default void everyParameterHasItsRule() throws Exception {
    String requestId = "req-" + UUID.randomUUID();
    List<JsonObject> tasks = ended(requestId);
    String newest = tasks.get(0).getString("id");
    String middle = tasks.get(1).getString("id");
    String image = tasks.get(1).getString("image_id");
    String mine = "request_id=" + requestId;

    assertPage("?" + mine, "", tasks);
    assertPage("?limit=3&" + mine, "?limit=3&" + mine + "&marker=" + id(tasks, 2), tasks);
    assertPage("?limit=4&" + mine, "", tasks);
    assertPage("?limit=99999999999999999999&" + mine, "", tasks);
    assertPage("?limit=0&" + mine, "", List.of());
    assertPage("?unknown=%7B+%7D&limit=25&" + mine, "", tasks);
    assertPage("?" + mine + "&sort_dir=asc", "", reversed(tasks));
    assertPage("?" + mine + "&sort_key=updated_at&sort_dir=asc", "", reversed(tasks));
    assertPage("?" + mine + "&sort_key=expires_at", "", tasks);
    assertPage(
        "?" + mine + "&sort_key=status&sort_key=created_at&sort_dir=desc&sort_dir=asc",
        "",
        List.of(tasks.get(1), tasks.get(2), tasks.get(0)));
    assertPage("?" + mine + "&status=success", "", tasks.subList(1, 2));
    assertPage("?" + mine + "&status=processing", "", List.of());
    assertPage("?" + mine + "&status=", "", List.of());
    assertPage("?" + mine + "&type=import", "", tasks);
    assertPage("?" + mine + "&type=", "", List.of());
    assertPage("?" + mine + "&owner=local", "", tasks);
    assertPage("?" + mine + "&owner=another", "", List.of());
    assertPage("?" + mine + "&owner=%00", "", List.of());
    assertPage("?" + mine + "&user_id=local-administrator", "", tasks);
    assertPage("?id=" + middle, "", tasks.subList(1, 2));
    assertPage("?id=nonsense", "", List.of());
    assertPage("?image_id=" + image, "", tasks.subList(1, 2));
    assertFollows("?" + mine + "&status=failure", newest, tasks.subList(2, 3));
    assertFollows("?" + mine, middle, tasks.subList(2, 3));
  }

  private static String id(List<JsonObject> tasks, int index) {
    return tasks.get(index).getString("id");
  }

  private static List<JsonObject> reversed(List<JsonObject> tasks) {
    List<JsonObject> reversed = new ArrayList<>(tasks);
    Collections.reverse(reversed);
    return reversed;
  }

  private void assertPage(String query, String next, List<JsonObject> tasks) throws Exception {
    HttpResponse<String> answer = client().get("v2/tasks" + query);

    assertThat(answer.statusCode()).as(query).isEqualTo(200);
    assertThat(Client.json(answer.body())).as(query).isEqualTo(page(query, next, tasks));
  }

  private void assertFollows(String query, String marker, List<JsonObject> tasks) throws Exception {
    assertThat(Client.json(client().get("v2/tasks" + query + "&marker=" + marker).body()))
        .isEqualTo(page(query, "", tasks));
  }

  @Test
  default void followingTheLinksLeadsThroughAllTasks() throws Exception {
    String requestId = "req-" + UUID.randomUUID();
    List<JsonObject> tasks = ended(requestId);

    List<String> seen = new ArrayList<>();
    String next = "/v2/tasks?sort_key=status&limit=1&request_id=" + requestId;
    while (next != null) {
      JsonObject page = Client.json(client().get(next.substring(1)).body());
      JsonArray items = page.getJsonArray("tasks");
      items.forEach(item -> seen.add(item.asJsonObject().getString("id")));
      next = page.getString("next", null);
    }

    assertThat(seen).containsExactly(id(tasks, 1), id(tasks, 0), id(tasks, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=-1 | The value of the parameter \"limit\" is not valid.",
        "limit=x | The value of the parameter \"limit\" is not valid.",
        "limit= | The value of the parameter \"limit\" is not valid.",
        "limit=1.5 | The value of the parameter \"limit\" is not valid.",
        "marker= | The value of the parameter \"marker\" is not valid.",
        "marker=nonsense | The value of the parameter \"marker\" is not valid.",
        "marker=00000000-0000-0000-0000-000000000000 | The marker does not name an item of this list.",
        "limit=0&marker=00000000-0000-0000-0000-000000000000 | The marker does not name an item of this list.",
        "sort_key=input | The parameter \"sort_key\" must be one of: id, type, status, owner, created_at, updated_at, expires_at.",
        "sort_key= | The parameter \"sort_key\" must be one of: id, type, status, owner, created_at, updated_at, expires_at.",
        "sort_dir=up | The parameter \"sort_dir\" must be one of: asc, desc.",
        "sort_dir=asc&sort_dir=asc | The parameter \"sort_dir\" must be given once, or as often as \"sort_key\".",
        "status=queued | The parameter \"status\" must be one of: pending, processing, success, failure.",
        "type=export | The parameter \"type\" must be one of: api_image_import, import."
      })
  default void parameterThatCannotBeUsedIsNamed(String query, String message) throws Exception {
    HttpResponse<String> answer = client().get("v2/tasks?" + query, "Accept", "application/json");

    assertThat(answer.statusCode()).as(query).isEqualTo(400);
    assertThat(Client.json(answer.body())).isEqualTo(Errors.body(400, "Bad Request", message));
  }
}
