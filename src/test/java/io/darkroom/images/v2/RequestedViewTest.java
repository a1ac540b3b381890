package io.darkroom.images.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.http.ListQuery;
import io.darkroom.http.RequestedAddress;
import io.darkroom.identity.Caller;
import io.darkroom.identity.TestCallers;
import io.darkroom.images.ImageView;
import io.darkroom.images.MemberStatus;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedViewTest {

  private static final Caller CALLER = TestCallers.inProject("member");

  @Test
  void whoSaysNothingSeesWhatIsAcceptedAndNotHidden() {
    assertThat(view("name=x"))
        .isEqualTo(
            new ImageView(
                CALLER,
                Optional.empty(),
                Optional.of(MemberStatus.ACCEPTED),
                false,
                Optional.empty()));
  }

  @Test
  void allIsEverythingThereIs() {
    assertThat(view("visibility=all&member_status=all&os_hidden=true&owner=other"))
        .isEqualTo(
            new ImageView(
                CALLER, Optional.of("all"), Optional.empty(), true, Optional.of("other")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "community", "shared", "private", "all"})
  void visibilityIsOneOfFiveWords(String visibility) {
    assertThat(view("visibility=bad&visibility=" + visibility).visibility()).contains(visibility);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "FALSE, false"})
  void capitalsDoNotCountForHidden(String value, boolean hidden) {
    assertThat(view("os_hidden=" + value).hidden()).isEqualTo(hidden);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "visibility=bad       | visibility    | public, community, shared, private, all",
        "visibility=PUBLIC    | visibility    | public, community, shared, private, all",
        "visibility=          | visibility    | public, community, shared, private, all",
        "visibility=in:public | visibility    | public, community, shared, private, all",
        "member_status=bad    | member_status | pending, accepted, rejected, all",
        "member_status=       | member_status | pending, accepted, rejected, all",
        "os_hidden=1          | os_hidden     | true, false",
        "os_hidden=           | os_hidden     | true, false"
      })
  void aValueThatNoImageHasIsRefused(String query, String name, String allowed) {
    assertThat(Refusals.of(() -> view(query)))
        .isEqualTo(Message.of(Problem.PARAMETER_NOT_ONE_OF, name, allowed));
  }

  @Test
  void noProjectHasANulInItsName() {
    assertThat(Refusals.of(() -> view("owner=a%00")))
        .isEqualTo(Message.of(Problem.PARAMETER_INVALID, "owner"));
  }

  private static ImageView view(String query) {
    return RequestedView.of(ListQuery.of(RequestedAddress.of("/v2/images?" + query)), CALLER);
  }
}
