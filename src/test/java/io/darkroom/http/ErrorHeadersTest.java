package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorHeadersTest {

  private final ErrorHeaders headers =
      new ErrorHeaders(
          TestSettings.with(
              Map.of(
                  "darkroom.identity.mode", "keystone",
                  "darkroom.identity.keystone.url", "http://keystone:5000",
                  "darkroom.identity.keystone.public-url", "https://cloud.example:5000/v3",
                  "darkroom.identity.keystone.username", "darkroom",
                  "darkroom.identity.keystone.password", "secret")));

  @ParameterizedTest
  @EnumSource(names = {"TOKEN_MISSING", "TOKEN_INVALID", "TOKEN_UNSCOPED"})
  void whoIsNotKnownIsToldWhereTokensAre(Problem problem) {
    assertThat(headers.of(Message.of(problem)))
        .isEqualTo(Map.of("WWW-Authenticate", "Keystone uri=\"https://cloud.example:5000/v3\""));
  }

  @Test
  void whatIsAwayIsAskedForAgain() {
    assertThat(headers.of(Message.of(Problem.IDENTITY_UNAVAILABLE)))
        .isEqualTo(Map.of("Retry-After", "5"));
  }

  @Test
  void aRangeOutsideOfAnImageLearnsItsSize() {
    assertThat(headers.of(Message.of(Problem.RANGE_NOT_SATISFIABLE, 1000)))
        .isEqualTo(Map.of("Content-Range", "bytes */1000"));
  }

  @Test
  void aPatchOfNoKnownKindLearnsWhichKindsThereAre() {
    assertThat(headers.of(Message.of(Problem.MEDIA_TYPE_NOT_PATCH, "text/plain")))
        .isEqualTo(
            Map.of(
                "Accept-Patch",
                "application/openstack-images-v2.0-json-patch, "
                    + "application/openstack-images-v2.1-json-patch"));
  }

  @ParameterizedTest
  @EnumSource(names = {"TASK_NOT_FOUND", "RULE_FORBIDS", "INTERNAL", "BODY_MALFORMED"})
  void otherErrorsSayNothingMore(Problem problem) {
    assertThat(headers.of(Message.of(problem))).isEmpty();
  }
}
