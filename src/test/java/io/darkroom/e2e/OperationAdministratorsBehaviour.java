package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Grant;
import io.darkroom.support.GuardedService;
import io.darkroom.support.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations are tasks: for administrators where the operator says nothing else. */
interface OperationAdministratorsBehaviour {

  GuardedService guarded();

  @ParameterizedTest
  @ValueSource(strings = {"reader", "member", "manager"})
  default void nobodyElseReadsOperations(String role) throws Exception {
    Grant grant = Grant.inNewProject(role);
    Operations operations = new Operations(guarded().as(grant), grant.project());

    OperationRightsBehaviour.assertRuleForbids(operations.get(""), "get_tasks");
    OperationRightsBehaviour.assertRuleForbids(operations.get("/x"), "get_task");
  }

  @Test
  default void administratorsReadThoseOfEachProject() throws Exception {
    Grant grant = Grant.inNewProject("admin");

    assertThat(new Operations(guarded().as(grant), "any").ids(1000)).isEmpty();
  }
}
