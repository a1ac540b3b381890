package io.darkroom.images.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.http.RequestedAddress;
import io.darkroom.images.ImageOrder;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSortingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                            | created_at-",
        "sort_dir=asc                                  | created_at+",
        "sort_key=name                                 | name-",
        "sort_key=name&sort_key=size&sort_dir=asc      | name+ size+",
        "sort_key=name&sort_key=id&sort_dir=asc&sort_dir=desc | name+ id-",
        "sort=name                                     | name-",
        "sort=name:                                    | name-",
        "sort=name:asc                                 | name+",
        "sort=name:asc,status:desc,min_disk            | name+ status- min_disk-",
        "sort=%20name%20:%20asc%20,min_ram             | name+ min_ram-",
        "sort=name:asc&sort=size                       | name+ size-",
        "sort=id,id:asc                                | id- id+",
        "sort=container_format,disk_format,updated_at  | container_format- disk_format- updated_at-"
      })
  void keysAndDirectionsGoTogether(String query, String order) {
    assertThat(sorting(query)).extracting(ImageSortingTest::text).containsExactly(order.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "sort=name&sort_key=name, sort_key",
    "sort=name&sort_dir=asc,  sort_dir",
    "sort_dir=asc&sort=,      sort_dir"
  })
  void twoWaysOfSortingAreOneTooMany(String query, String other) {
    assertThat(Refusals.of(() -> sorting(query)))
        .isEqualTo(Message.of(Problem.PARAMETERS_EXCLUSIVE, "sort", other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort=",
        "sort=name,",
        "sort=,",
        "sort=bad",
        "sort=NAME",
        "sort=owner",
        "sort=visibility",
        "sort=:asc",
        "sort=name:up",
        "sort=name:ASC",
        "sort=name:asc:x",
        "sort=name:asc&sort=",
        "sort=name%00"
      })
  void whatNothingIsSortedByIsRefused(String query) {
    assertThat(Refusals.of(() -> sorting(query)))
        .returns(Problem.PARAMETER_NOT_ONE_OF, Message::problem)
        .returns("sort", refusal -> refusal.arguments().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sort_key=owner", "sort_key=", "sort_key=tags"})
  void keysOfTheOldWayAreTheSame(String query) {
    assertThat(Refusals.of(() -> sorting(query)))
        .isEqualTo(
            Message.of(
                Problem.PARAMETER_NOT_ONE_OF,
                "sort_key",
                "id, name, status, container_format, disk_format, size, min_disk, min_ram,"
                    + " created_at, updated_at"));
  }

  private static String text(ImageOrder order) {
    return order.field().id() + (order.descending() ? "-" : "+");
  }

  private static List<ImageOrder> sorting(String query) {
    return ImageSorting.of(RequestedAddress.of("/v2/images?" + query));
  }
}
