package io.darkroom.tasks.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.Secret;
import io.darkroom.platform.settings.SettingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIMESTAMP = 1_614_265_330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

  private static String sign(String secret) {
    return new Signature(new Secret(secret)).of(ID, TIMESTAMP, BODY);
  }

  @Test
  void theVectorThatTheLibrariesOfStandardWebhooksAreTestedWithIsMet() {
    assertThat(sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  /** As {@code printf ... | openssl dgst -sha256 -hmac SECRET -binary | base64} has it. */
  @ParameterizedTest
  @CsvSource({
    "whisper, 'v1,Xfoyz/7eILqYji4vEjMgkCtfhgQ45Xh8sP42HOgCuV8='",
    "gr\u00fc\u00df dich, 'v1,5J7H2t8XFtBMgaBzSrYXsv0ISvddNYeu8qOcl7Fx2Fk='"
  })
  void anyOtherSecretIsItsUtf8Bytes(String secret, String signature) {
    assertThat(sign(secret)).isEqualTo(signature);
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsec_", "whsec_not base64", "whsec_M"})
  void whatIsMeantForBase64AndIsNoneIsASettingToCorrect(String secret) {
    String encoded = secret.substring("whsec_".length());
    assertThatThrownBy(() -> new Signature(new Secret(secret)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("darkroom.webhooks.secret")
        .message()
        .matches(text -> encoded.isEmpty() || !text.contains(encoded));
  }
}
