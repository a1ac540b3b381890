package io.darkroom.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.http.RequestedAddress;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

  private static PageRequest request(String query) {
    return PageRequest.of(RequestedAddress.of("/openshift/v1/p/tasks" + query));
  }

  @Test
  void withoutAnyWishAPageIsTheFirstThousand() {
    assertThat(request("")).isEqualTo(new PageRequest(1000, Optional.empty()));
    assertThat(request("?pageToken=")).isEqualTo(new PageRequest(1000, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1000",
    "000, 1000",
    "1, 1",
    "007, 7",
    "999, 999",
    "1000, 1000",
    "1001, 1000",
    "9999, 1000",
    "10000, 1000",
    "99999999999999999999, 1000",
    "2&pageSize=3, 2"
  })
  void sizeIsAtMostAThousand(String value, int size) {
    assertThat(request("?pageSize=" + value).size()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "-0", "x", "1.0", "%2B1", "%20", "1%00", "%D9%A3"})
  void sizeThatIsNoNumberIsRefused(String value) {
    assertThat(Refusals.of(() -> request("?pageSize=" + value)))
        .isEqualTo(Message.of(Problem.PARAMETER_INVALID, "pageSize"));
  }

  @Test
  void tokenLeadsBehindTheTaskThatItWasMadeOf() {
    for (int i = 0; i < 100; i++) {
      String id = UUID.randomUUID().toString();
      String token = PageToken.behind(id);

      assertThat(token).matches("[A-Za-z0-9_-]{22}");
      assertThat(request("?pageToken=" + token).last()).contains(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "%00",
        // The last letter has bits that no token has.
        "AAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAA%2F",
        "AAAAAAAAAAAAAAAAAAAAA%20",
        "%D9%A3AAAAAAAAAAAAAAAAAAAAA",
        "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001"
      })
  void tokenThatNoListEndedWithIsRefused(String token) {
    assertThat(Refusals.of(() -> request("?pageToken=" + token)))
        .isEqualTo(Message.of(Problem.PAGE_TOKEN_INVALID));
  }
}
