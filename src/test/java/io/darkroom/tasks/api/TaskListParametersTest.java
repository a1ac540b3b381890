package io.darkroom.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.http.RequestedAddress;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.tasks.NamedType;
import io.darkroom.tasks.TaskField;
import io.darkroom.tasks.TaskOrder;
import io.darkroom.tasks.TaskTypeBeans;
import io.darkroom.tasks.TaskTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskListParametersTest {

  private static final TaskTypes TYPES =
      TaskTypeBeans.types(new NamedType("import"), new NamedType("api_image_import"));

  @Test
  void everythingThatATaskIsFoundByIsAFilter() {
    assertThat(
            filters(
                "id=1&type=import&status=success&owner=o&user_id=u&request_id=r&image_id=i"
                    + "&created_at=2026&message=m&x=y&limit=1&STATUS=failure"))
        .isEqualTo(
            Map.of(
                TaskField.ID, "1",
                TaskField.TYPE, "import",
                TaskField.STATUS, "success",
                TaskField.OWNER, "o",
                TaskField.USER_ID, "u",
                TaskField.REQUEST_ID, "r",
                TaskField.IMAGE_ID, "i"));
  }

  @Test
  void theLastOfTwoCounts() {
    assertThat(filters("owner=a&owner=b")).isEqualTo(Map.of(TaskField.OWNER, "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "processing", "success", "failure", ""})
  void aStatusIsOneOfFourOrEmpty(String status) {
    assertThat(filters("status=" + status)).containsEntry(TaskField.STATUS, status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=queued  | status | pending, processing, success, failure",
        "status=SUCCESS | status | pending, processing, success, failure",
        "status=%20     | status | pending, processing, success, failure",
        "type=export    | type   | api_image_import, import",
        "type=Import    | type   | api_image_import, import"
      })
  void aValueThatNoTaskHasIsRefused(String query, String name, String allowed) {
    assertThat(Refusals.of(() -> filters(query)))
        .isEqualTo(Message.of(Problem.PARAMETER_NOT_ONE_OF, name, allowed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                               | created_at-",
        "sort_dir=asc                                     | created_at+",
        "sort_key=updated_at                              | updated_at-",
        "sort_key=expires_at&sort_dir=asc                 | expires_at+",
        "sort_key=status&sort_key=type                    | status- type-",
        "sort_key=status&sort_key=type&sort_dir=asc       | status+ type+",
        "sort_dir=asc&sort_key=id&sort_dir=desc&sort_key=owner | id+ owner-",
        "sort_key=id&sort_key=id                          | id- id-"
      })
  void keysAndDirectionsGoTogether(String query, String order) {
    assertThat(sorting(query))
        .extracting(TaskListParametersTest::text)
        .containsExactly(order.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort_dir=asc&sort_dir=desc",
        "sort_key=id&sort_dir=asc&sort_dir=desc",
        "sort_key=id&sort_key=owner&sort_key=type&sort_dir=asc&sort_dir=desc"
      })
  void directionsThatBelongToNoKeyAreRefused(String query) {
    assertThat(Refusals.of(() -> sorting(query)))
        .isEqualTo(Message.of(Problem.PARAMETERS_UNPAIRED, "sort_dir", "sort_key"));
  }

  @ParameterizedTest
  @CsvSource({
    "sort_key=, sort_key",
    "sort_key=input, sort_key",
    "sort_key=message, sort_key",
    "sort_key=image_id, sort_key",
    "sort_key=Created_at, sort_key",
    "sort_key=id&sort_key=id;drop, sort_key",
    "sort_dir=, sort_dir",
    "sort_dir=ASC, sort_dir",
    "sort_dir=up, sort_dir"
  })
  void whatNothingIsSortedByIsRefused(String query, String name) {
    assertThat(Refusals.of(() -> sorting(query)))
        .returns(Problem.PARAMETER_NOT_ONE_OF, Message::problem)
        .returns(name, refusal -> refusal.arguments().get(0));
  }

  private static String text(TaskOrder order) {
    return order.field().id() + (order.descending() ? "-" : "+");
  }

  private static Map<TaskField, String> filters(String query) {
    return TaskFilters.of(RequestedAddress.of("/v2/tasks?" + query), TYPES);
  }

  private static List<TaskOrder> sorting(String query) {
    return TaskSorting.of(RequestedAddress.of("/v2/tasks?" + query));
  }
}
