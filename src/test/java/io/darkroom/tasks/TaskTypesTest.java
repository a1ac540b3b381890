package io.darkroom.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;

class TaskTypesTest {

  private final TaskType imports = new NamedType("import");
  private final TaskType exports = new NamedType("export");
  private final TaskTypes types = TaskTypeBeans.types(imports, exports);

  @Test
  void areFoundByTheirNames() {
    assertThat(types.named("import")).isSameAs(imports);
    assertThat(types.named("export")).isSameAs(exports);
  }

  @Test
  void areListedForWhoeverNamesAnother() {
    Message refusal = Message.of(Problem.PROPERTY_NOT_ONE_OF, "type", "export, import");

    assertThat(Refusals.of(() -> types.named("Import"))).isEqualTo(refusal);
    assertThat(Refusals.of(() -> types.named(""))).isEqualTo(refusal);
  }

  private record NamedType(String name) implements TaskType {

    @Override
    public void validate(JsonValue input, Requester requester) {}

    @Override
    public JsonObject result(Task task) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }

    @Override
    public void undo(Task task, Attempt attempt) {}

    @Override
    public void cleanUp(Attempt attempt) {}
  }
}
