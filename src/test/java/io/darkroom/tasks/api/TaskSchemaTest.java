package io.darkroom.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.tasks.NamedType;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.TaskTypeBeans;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskSchemaTest {

  /** What {@link io.darkroom.http.JsonSchema} checks, and what needs no check. */
  private static final Set<String> UNDERSTOOD = Set.of("type", "enum", "description");

  private final TaskSchema schema =
      new TaskSchema(TaskTypeBeans.types(new NamedType("import"), new NamedType("copy")));
  private final JsonObject task = Objects.requireNonNull(schema.byName().get("task"));
  private final JsonObject tasks = Objects.requireNonNull(schema.byName().get("tasks"));

  @Test
  void listsTheTypesThatTheDeploymentRuns() {
    assertThat(values("type")).containsExactly("copy", "import");
  }

  @Test
  void listsTheStatusesThatTasksHave() {
    assertThat(values("status"))
        .containsExactlyElementsOf(Arrays.stream(TaskStatus.values()).map(TaskStatus::id).toList());
  }

  @Test
  void knowsEveryPropertyThatATaskIsShownWith() {
    assertThat(properties(task))
        .containsExactlyInAnyOrderElementsOf(names(TaskBody.class.getFields()));
  }

  @Test
  void knowsEveryPropertyThatATaskIsListedWith() {
    JsonObject item =
        tasks.getJsonObject("properties").getJsonObject("tasks").getJsonObject("items");

    assertThat(properties(item))
        .containsAll(names(TaskListBody.Item.class.getFields()))
        .doesNotContain("input", "result", "message");
    assertThat(properties(tasks))
        .containsExactlyInAnyOrderElementsOf(names(TaskListBody.class.getFields()));
  }

  @Test
  void saysNothingOfWhatClientsSendThatIsNotChecked() {
    assertThat(task.getJsonObject("properties").values())
        .map(JsonValue::asJsonObject)
        .filteredOn(property -> !property.getBoolean("readOnly", false))
        .allSatisfy(property -> assertThat(UNDERSTOOD).containsAll(property.keySet()));
  }

  private List<String> values(String property) {
    return task
        .getJsonObject("properties")
        .getJsonObject(property)
        .getJsonArray("enum")
        .getValuesAs(JsonString.class)
        .stream()
        .map(JsonString::getString)
        .toList();
  }

  private static Set<String> properties(JsonObject schema) {
    return schema.getJsonObject("properties").keySet();
  }

  private static List<String> names(Field[] fields) {
    return Stream.of(fields)
        .map(field -> field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
        .toList();
  }
}
