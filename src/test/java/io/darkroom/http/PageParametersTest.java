package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageParametersTest {

  private static final int MOST = 1000;
  private static final String ID = "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001";
  private static final String OTHER = "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0002";

  @Test
  void aPageHas25ItemsFromTheBeginning() {
    assertThat(parameters("")).isEqualTo(new PageParameters(25, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "007, 7",
    "%2B5, 5",
    "1000, 1000",
    "1001, 1000",
    "2147483648, 1000",
    "99999999999999999999999999, 1000",
    "2&limit=3, 2"
  })
  void theLimitIsCapped(String value, int limit) {
    assertThat(parameters("?limit=" + value).limit()).isEqualTo(limit);
  }

  @Test
  void aLimitOfVeryManyDigitsIsANumberToo() {
    assertThat(parameters("?limit=" + "9".repeat(50_000)).limit()).isEqualTo(1000);
    assertThat(parameters("?limit=" + "0".repeat(50_000) + "7").limit()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "-0", "1.0", "1e3", "ten", "%201", "1%20", "0x10", "%D9%A1"})
  void aLimitThatIsNoNumberIsRefused(String value) {
    assertThat(Refusals.of(() -> parameters("?limit=" + value)))
        .isEqualTo(Message.of(Problem.PARAMETER_INVALID, "limit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {ID, "0B1A6F4E-6D5C-4F3A-9A51-3C9D3A9F0001"})
  void theMarkerIsAnIdAsItIsSpelled(String value) {
    assertThat(parameters("?marker=" + value).marker()).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "0b1a6f4e6d5c4f3a9a513c9d3a9f0001",
        "1-1-1-1-1",
        "0b1a6f4-e6d5c-4f3a-9a51-3c9d3a9f00001",
        "0000000-00000-0000-0000-000000000000",
        "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f000g",
        "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f00011",
        "%27%20or%201=1%20--xxxxxxxxxxxxxxxxxxxx"
      })
  void aMarkerThatIsNoIdIsRefused(String value) {
    assertThat(Refusals.of(() -> parameters("?marker=" + value)))
        .isEqualTo(Message.of(Problem.PARAMETER_INVALID, "marker"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "?, ''",
    "?limit=1, ?limit=1",
    "'?marker=" + ID + "', ''",
    "'?zeta=1&limit=1&marker="
        + ID
        + "&alpha=2&sort_key=b&sort_key=a', "
        + "?zeta=1&limit=1&alpha=2&sort_key=b&sort_key=a",
    "'?limit=1&marker=" + ID + "&marker=" + OTHER + "', ?limit=1",
    "'?m%61rker=" + ID + "&limit=1', ?limit=1",
    "?a=%7Bx%7D+%26&b&c=&limit=1&markers=2, ?a=%7Bx%7D+%26&b&c=&limit=1&markers=2"
  })
  void theFirstPageKeepsEveryOtherParameterInItsPlace(String query, String kept) {
    UriInfo address = address(query);

    assertThat(PageParameters.of(address, MOST).firstPage(address)).isEqualTo("/v2/tasks" + kept);
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=1, ?limit=1",
    "'?zeta=1&limit=1&marker=" + ID + "&alpha=%7Bx%7D', ?zeta=1&limit=1&alpha=%7Bx%7D"
  })
  void theNextPageFollowsTheLastItem(String query, String kept) {
    UriInfo address = address(query);

    assertThat(PageParameters.of(address, MOST).nextPage(address, List.of(OTHER)))
        .contains("/v2/tasks" + kept + "&marker=" + OTHER);
  }

  @Test
  void theNextPageHasItsMarkerAloneWhenNothingElseWasAsked() {
    assertThat(new PageParameters(2, Optional.empty()).nextPage(address(""), List.of(ID, OTHER)))
        .contains("/v2/tasks?marker=" + OTHER);
  }

  @Test
  void thereIsNoNextPageAfterOneThatWasNotFullOrThatNobodyWanted() {
    UriInfo address = address("");

    assertThat(new PageParameters(2, Optional.empty()).nextPage(address, List.of(ID))).isEmpty();
    assertThat(new PageParameters(2, Optional.empty()).nextPage(address, List.of())).isEmpty();
    assertThat(new PageParameters(0, Optional.empty()).nextPage(address, List.of())).isEmpty();
  }

  private static PageParameters parameters(String query) {
    return PageParameters.of(address(query), MOST);
  }

  private static UriInfo address(String query) {
    return RequestedAddress.of("/v2/tasks" + query);
  }
}
