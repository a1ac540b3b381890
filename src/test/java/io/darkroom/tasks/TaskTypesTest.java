package io.darkroom.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
  void areListedByTheirNames() {
    assertThat(types.names()).containsExactly("export", "import");
  }

  @Test
  void areRunOnlyByNodesThatHaveThem() {
    assertThatIllegalStateException().isThrownBy(() -> types.named("Import"));
  }
}
