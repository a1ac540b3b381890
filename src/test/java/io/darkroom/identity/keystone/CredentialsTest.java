package io.darkroom.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.IdentitySettings.ApplicationCredential;
import io.darkroom.platform.settings.IdentitySettings.PasswordAccount;
import io.darkroom.platform.settings.Secret;
import org.junit.jupiter.api.Test;

/** As the Identity API v3 has them, "Authentication and token management". */
class CredentialsTest {

  @Test
  void aUserSignsInToAProject() {
    assertThat(
            Credentials.of(
                new PasswordAccount("darkroom", new Secret("pa\"ss"), "service", "users", "apps")))
        .isEqualTo(
            "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":"
                + "{\"name\":\"darkroom\",\"domain\":{\"name\":\"users\"},"
                + "\"password\":\"pa\\\"ss\"}}},"
                + "\"scope\":{\"project\":"
                + "{\"name\":\"service\",\"domain\":{\"name\":\"apps\"}}}}}");
  }

  @Test
  void anApplicationCredentialHasItsScopeWithinItself() {
    assertThat(Credentials.of(new ApplicationCredential("id", new Secret("secret"))))
        .isEqualTo(
            "{\"auth\":{\"identity\":{\"methods\":[\"application_credential\"],"
                + "\"application_credential\":{\"id\":\"id\",\"secret\":\"secret\"}}}}");
  }
}
