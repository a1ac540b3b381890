package io.darkroom.problems;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpcCodeTest {

  @Test
  void hasTheNamesAndNumbersThatArePublished() {
    assertThat(Arrays.stream(RpcCode.values()).collect(toMap(Enum::name, RpcCode::number)))
        .isEqualTo(
            EnumSet.complementOf(EnumSet.of(Code.OK, Code.UNRECOGNIZED)).stream()
                .collect(toMap(Enum::name, Code::getNumber)));
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_ARGUMENT",
    "401, UNAUTHENTICATED",
    "403, PERMISSION_DENIED",
    "404, NOT_FOUND",
    "405, UNIMPLEMENTED",
    "408, DEADLINE_EXCEEDED",
    "409, FAILED_PRECONDITION",
    "413, RESOURCE_EXHAUSTED",
    "414, INVALID_ARGUMENT",
    "416, OUT_OF_RANGE",
    "429, RESOURCE_EXHAUSTED",
    "500, INTERNAL",
    "502, UNAVAILABLE",
    "503, UNAVAILABLE",
    "504, DEADLINE_EXCEEDED",
    "505, INTERNAL"
  })
  void isGuessedFromAStatusThatSaysNoMore(int status, RpcCode code) {
    assertThat(RpcCode.ofStatus(status)).isEqualTo(code);
  }
}
