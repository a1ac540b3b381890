package io.darkroom.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.IdentitySettings.ApplicationCredential;
import io.darkroom.platform.settings.IdentitySettings.Keystone;
import io.darkroom.platform.settings.IdentitySettings.PasswordAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitySettingsTest {

  private static final String PREFIX = "darkroom.identity.keystone.";

  private static final Map<String, String> LEAST =
      Map.of(
          "darkroom.identity.mode",
          "keystone",
          PREFIX + "url",
          "http://keystone:5000/v3",
          PREFIX + "username",
          "darkroom",
          PREFIX + "password",
          "s3cret");

  private static Keystone keystone(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(LEAST);
    all.putAll(more);
    return TestSettings.with(all).identity().keystone().orElseThrow();
  }

  @Test
  void leastIsAnAddressAndAnAccount() {
    assertThat(keystone(Map.of()))
        .isEqualTo(
            new Keystone(
                URI.create("http://keystone:5000"),
                "http://keystone:5000/v3",
                new PasswordAccount(
                    "darkroom", new Secret("s3cret"), "service", "Default", "Default"),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                List.of("service")));
  }

  @Test
  void everythingCanBeSaid() {
    assertThat(
            keystone(
                Map.of(
                    PREFIX + "public-url", "https://cloud.example/identity",
                    PREFIX + "project", "services",
                    PREFIX + "user-domain", "ldap",
                    PREFIX + "project-domain", "infra",
                    PREFIX + "timeout", "PT0.1S",
                    PREFIX + "cache-ttl", "PT1H",
                    PREFIX + "service-roles", "Service, worker")))
        .isEqualTo(
            new Keystone(
                URI.create("http://keystone:5000"),
                "https://cloud.example/identity",
                new PasswordAccount("darkroom", new Secret("s3cret"), "services", "ldap", "infra"),
                Duration.ofMillis(100),
                Duration.ofHours(1),
                List.of("service", "worker")));
  }

  @ParameterizedTest
  @CsvSource({
    "http://keystone:5000, http://keystone:5000",
    "http://keystone:5000/, http://keystone:5000",
    "http://keystone:5000/v3/, http://keystone:5000",
    "https://cloud.example/identity, https://cloud.example/identity",
    "https://cloud.example/identity/v3, https://cloud.example/identity",
    "http://[::1]:5000/v3, http://[::1]:5000"
  })
  void theVersionInTheAddressDoesNotMatter(String url, String plain) {
    assertThat(keystone(Map.of(PREFIX + "url", url)).url()).isEqualTo(URI.create(plain));
  }

  @Test
  void anApplicationCredentialCountsMoreThanAPassword() {
    assertThat(
            keystone(
                    Map.of(
                        PREFIX + "application-credential-id", "id",
                        PREFIX + "application-credential-secret", "secret"))
                .account())
        .isEqualTo(new ApplicationCredential("id", new Secret("secret")));
  }

  @ParameterizedTest
  @CsvSource({"url, url", "username, username", "password, password"})
  void whatIsNeededIsNamedWhenItIsMissing(String absent, String named) {
    assertThatThrownBy(() -> keystone(Map.of(PREFIX + absent, "")))
        .hasMessage("The setting " + PREFIX + named + " must be set.");
  }

  @Test
  void anApplicationCredentialNeedsItsSecret() {
    assertThatThrownBy(() -> keystone(Map.of(PREFIX + "application-credential-id", "id")))
        .hasMessage("The setting " + PREFIX + "application-credential-secret must be set.");
  }

  @Test
  void aPasswordMayComeFromAFileWhichThenCounts(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("password"), "from a file\n");

    assertThat(keystone(Map.of(PREFIX + "password-file", file.toString())).account())
        .isEqualTo(
            new PasswordAccount(
                "darkroom", new Secret("from a file"), "service", "Default", "Default"));
    assertThat(
            TestSettings.with("darkroom.datasource.password-file", file.toString())
                .datasource()
                .password())
        .isEqualTo(new Secret("from a file"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "application-credential-secret"})
  void aFileWithNothingInItIsNoPassword(String name, @TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("empty"), " \n");

    assertThatThrownBy(() -> keystone(Map.of(PREFIX + name + "-file", file.toString())))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(PREFIX + name + "-file");
  }

  @Test
  void noSecretIsShown() {
    assertThat(TestSettings.with(LEAST).toString()).doesNotContain("s3cret");
    assertThat(
            keystone(
                    Map.of(
                        PREFIX + "application-credential-id", "id",
                        PREFIX + "application-credential-secret", "s3cret"))
                .toString())
        .doesNotContain("s3cret");
  }
}
