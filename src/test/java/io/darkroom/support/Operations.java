package io.darkroom.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A client of the Operations API that believes nothing: every answer is read as it is published.
 */
public final class Operations {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> STATUS = Set.of("code", "message", "details");
  private static final Set<String> ALWAYS =
      Set.of(
          "id",
          "serviceInstanceId",
          "command",
          "status",
          "createdAt",
          "modifiedAt",
          "createdBy",
          "metadata");

  private final Client client;
  private final String project;

  /** The tasks of a project, as the client sees them. */
  public Operations(Client client, String project) {
    this.client = client;
    this.project = project;
  }

  public String path(String rest) {
    return "openshift/v1/" + project + "/tasks" + rest;
  }

  /** Any answer; what it packs has been unpacked. */
  public HttpResponse<String> get(String rest, String... headers) throws Exception {
    HttpResponse<String> answer = client.get(path(rest), headers);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    List<Message> packed = Published.all(Client.json(answer.body()));
    assertThat(packed.isEmpty()).isEqualTo(answer.body().startsWith("{\"tasks\":[]"));
    return answer;
  }

  /** A task, as a reader of a language sees it. */
  public JsonObject show(String id, String language) throws Exception {
    HttpResponse<String> answer = get("/" + id, "Accept-Language", language);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Language")).contains(language);
    assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Language");
    JsonObject body = Client.json(answer.body());
    assertThat(body.keySet()).isEqualTo(Set.of("task"));
    return asserted(body.getJsonObject("task"));
  }

  public JsonObject show(String id) throws Exception {
    return show(id, "en");
  }

  /** A page. */
  public JsonObject page(String query) throws Exception {
    HttpResponse<String> answer = get(query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject page = Client.json(answer.body());
    tasks(page).forEach(Operations::asserted);
    return page;
  }

  /** The ids of all tasks, a page at a time. */
  public List<String> ids(int pageSize) throws Exception {
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      JsonObject page = page("?pageSize=" + pageSize + "&pageToken=" + token);
      tasks(page).forEach(task -> ids.add(task.getString("id")));
      token = page.getString("nextPageToken", "");
      assertThat(tasks(page).size()).isBetween(token.isEmpty() ? 0 : pageSize, pageSize);
    } while (!token.isEmpty());
    return ids;
  }

  public static List<JsonObject> tasks(JsonObject page) {
    return page.getJsonArray("tasks").getValuesAs(JsonObject.class);
  }

  public JsonObject awaitStatus(String id, String status) {
    return await("operation " + id)
        .atMost(PATIENCE)
        .until(() -> show(id), task -> task.getString("status").equals(status));
  }

  /** It has all that it must have, and nothing else. */
  private static JsonObject asserted(JsonObject task) {
    String status = task.getString("status");
    assertThat(status).isIn("PENDING", "PROCESSING", "SUCCESS", "FAILURE");
    assertThat(task.getString("createdAt")).matches("[0-9-]{10}T[0-9:]{8}Z");
    assertThat(task.getString("modifiedAt")).matches("[0-9-]{10}T[0-9:]{8}Z");
    Set<String> members = new java.util.HashSet<>(ALWAYS);
    if (status.equals("SUCCESS")) {
      members.add("response");
    } else if (status.equals("FAILURE")) {
      members.add("error");
      assertThat(task.getJsonObject("error").keySet()).isEqualTo(STATUS);
    }
    assertThat(task.keySet()).isEqualTo(members);
    return task;
  }

  /**
   * Asserts that a google.rpc.Status is this failure.
   *
   * @param metadata what its ErrorInfo holds for programs
   */
  public static void assertStatus(
      JsonObject status, Code code, String reason, Map<String, String> metadata, String message) {
    assertThat(status.keySet()).isEqualTo(STATUS);
    assertThat(status.getInt("code")).isEqualTo(code.getNumber());
    assertThat(status.getString("message")).isEqualTo(message);
    List<JsonObject> details = status.getJsonArray("details").getValuesAs(JsonObject.class);
    assertThat(details).hasSize(2);
    assertThat(Published.unpacked(details.get(0), ErrorInfo.class))
        .isEqualTo(
            ErrorInfo.newBuilder()
                .setReason(reason)
                .setDomain("darkroom")
                .putAllMetadata(metadata)
                .build());
    assertThat(Published.unpacked(details.get(1), LocalizedMessage.class).getMessage())
        .isEqualTo(message);
  }

  /** Asserts that an answer refuses the request, in English. */
  public static void assertRefused(
      HttpResponse<String> answer, int status, Code code, String reason, String message) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json;charset=UTF-8");
    assertThat(answer.headers().firstValue("Content-Language")).contains("en");
    assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Language");
    assertThat(answer.headers().firstValue("X-Openstack-Request-Id").orElse(""))
        .matches("req-[0-9a-f-]{36}");
    boolean retriable = code == Code.UNAVAILABLE;
    assertStatus(
        Client.json(answer.body()),
        code,
        reason,
        Map.of("retriable", String.valueOf(retriable)),
        message);
  }
}
