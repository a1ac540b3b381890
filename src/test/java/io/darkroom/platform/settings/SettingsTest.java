package io.darkroom.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void takesEveryValueThatIsGiven() throws UnknownHostException {
    Settings settings =
        TestSettings.with(
            Map.ofEntries(
                Map.entry("darkroom.data-dir", "/srv/darkroom"),
                Map.entry("darkroom.node", "node-1"),
                Map.entry("darkroom.datasource.url", "jdbc:postgresql://db/darkroom"),
                Map.entry("darkroom.datasource.user", "someone"),
                Map.entry("darkroom.datasource.password", "secret"),
                Map.entry("darkroom.http.address", "2001:db8::7"),
                Map.entry("darkroom.http.port", "65535"),
                Map.entry("darkroom.http.max-body-size", "1024"),
                Map.entry("darkroom.identity.mode", "none"),
                Map.entry("darkroom.identity.none.project", "lab"),
                Map.entry("darkroom.tasks.slots", "32"),
                Map.entry("darkroom.tasks.poll-interval", "PT0.1S"),
                Map.entry("darkroom.tasks.heartbeat", "PT1M"),
                Map.entry("darkroom.tasks.max-crashes", "1000"),
                Map.entry("darkroom.tasks.time-to-live", "P365D"),
                Map.entry("darkroom.images.size-cap", "9223372036854775807"),
                Map.entry("darkroom.images.max-properties", "1"),
                Map.entry("darkroom.images.max-tags", "2"),
                Map.entry("darkroom.images.max-members", "3"),
                Map.entry("darkroom.images.max-per-project", "4"),
                Map.entry("darkroom.images.max-bytes-per-project", "5"),
                Map.entry("darkroom.images.max-staged-bytes-per-project", "6"),
                Map.entry("darkroom.images.upload-pace", "PT1S"),
                Map.entry("darkroom.stores", "fast, cheap"),
                Map.entry("darkroom.stores.default", "cheap"),
                Map.entry("darkroom.stores.fast.directory", "/fast"),
                Map.entry("darkroom.stores.cheap.directory", "/cheap"),
                Map.entry("darkroom.stores.cheap.description", "Tapes"),
                Map.entry("darkroom.import.allowed-schemes", "https"),
                Map.entry("darkroom.http.body-timeout", "PT1H"),
                Map.entry("darkroom.http.trusted-proxies", "10.0.0.0/8, ::1"),
                Map.entry(
                    "darkroom.http.cors.allowed-origins",
                    "https://Console.example, http://localhost:8080"),
                Map.entry("darkroom.http.max-followers", "7"),
                Map.entry("darkroom.api.v1", "false"),
                Map.entry("darkroom.api.max-page-size", "11"),
                Map.entry("darkroom.tasks.max-running-per-project", "8"),
                Map.entry("darkroom.tasks.max-pending", "9"),
                Map.entry("darkroom.tasks.max-pending-per-project", "10"),
                Map.entry("darkroom.import.max-unpacking", "32"),
                Map.entry("darkroom.import.max-expansion", "2"),
                Map.entry("darkroom.import.unpack-timeout", "PT1S"),
                Map.entry("darkroom.import.max-converting", "31"),
                Map.entry("darkroom.import.convert-to", "qcow2"),
                Map.entry("darkroom.import.qemu-img", "/opt/qemu-img"),
                Map.entry("darkroom.import.convert-cpu-time", "PT1S"),
                Map.entry("darkroom.import.convert-memory", "67108864"),
                Map.entry("darkroom.stores.reserve", "1125899906842624"),
                Map.entry("darkroom.import.convert-timeout", "P1D"),
                Map.entry("darkroom.import.ovf-properties", "Vendor, os_distro"),
                Map.entry("darkroom.webhooks.urls", "https://a.example/hook, http://b.example"),
                Map.entry("darkroom.webhooks.secret", "whisper"),
                Map.entry("darkroom.webhooks.allowed-hosts", "b.example"),
                Map.entry("darkroom.webhooks.timeout", "PT1M"),
                Map.entry("darkroom.webhooks.patience", "P30D"),
                Map.entry("darkroom.tasks.expiry-interval", "PT1S"),
                Map.entry("darkroom.tasks.batch-retention", "P30D"),
                Map.entry("darkroom.tasks.reconcile-interval", "P1D"),
                Map.entry("darkroom.import.allowed-hosts", "*, Images.Example ,10.0.0.1"),
                Map.entry("darkroom.import.allowed-ports", "443, 8000-8999"),
                Map.entry("darkroom.import.denied-hosts", ".Example.net"),
                Map.entry("darkroom.import.denied-ports", "8080"),
                Map.entry("darkroom.import.allowed-cidrs", "10.0.0.0/8, *"),
                Map.entry("darkroom.import.denied-cidrs", "fd00::/8"),
                Map.entry("darkroom.import.max-redirects", "0"),
                Map.entry("darkroom.import.trust-store", "/etc/darkroom/trust.p12"),
                Map.entry("darkroom.import.trust-store-password", "changeit"),
                Map.entry("darkroom.import.total-timeout", "P7D"),
                Map.entry("darkroom.import.max-downloads-per-host", "0"),
                Map.entry("darkroom.import.max-downloads-per-project", "1000"),
                Map.entry("darkroom.import.connect-timeout", "PT5M"),
                Map.entry("darkroom.import.idle-timeout", "PT1H"),
                Map.entry("darkroom.import.retries", "0"),
                Map.entry("darkroom.import.retry-pause", "PT1M"),
                Map.entry("darkroom.shutdown.grace", "PT0S"),
                Map.entry("darkroom.logging.level", "TRACE")));

    assertThat(settings)
        .isEqualTo(
            new Settings(
                Path.of("/srv/darkroom"),
                Optional.of("node-1"),
                new Settings.Datasource(
                    "jdbc:postgresql://db/darkroom", "someone", new Secret("secret")),
                new Settings.Http(
                    InetAddress.getByName("2001:db8::7"),
                    65535,
                    1024,
                    Duration.ofHours(1),
                    7,
                    List.of(AddressBlock.of("10.0.0.0/8"), AddressBlock.of("::1")),
                    List.of("https://console.example", "http://localhost:8080")),
                new ApiSettings(false, 11),
                new IdentitySettings("none", "lab", Optional.empty()),
                TestSettings.defaults().policy(),
                new Settings.Tasks(
                    32,
                    Duration.ofMillis(100),
                    Duration.ofMinutes(1),
                    1000,
                    Duration.ofDays(365),
                    Duration.ofSeconds(1),
                    Duration.ofDays(30),
                    Duration.ofDays(1)),
                new QueueSettings(8, 9, 10),
                new Settings.Images(Long.MAX_VALUE, 1, 2, 3, 4, 5, 6, Duration.ofSeconds(1)),
                new StoreSettings(
                    List.of(
                        new StoreSettings.FileStore("fast", Path.of("/fast"), ""),
                        new StoreSettings.FileStore("cheap", Path.of("/cheap"), "Tapes")),
                    "cheap",
                    1L << 50),
                new SourceSettings(
                    new SourceSettings.Urls(
                        List.of("https"),
                        List.of("*", "images.example", "10.0.0.1"),
                        List.of(".example.net"),
                        List.of(new PortRange(443, 443), new PortRange(8000, 8999)),
                        List.of(new PortRange(8080, 8080)),
                        new SourceSettings.Cidrs(
                            true,
                            List.of(AddressBlock.of("10.0.0.0/8")),
                            List.of(AddressBlock.of("fd00::/8"))),
                        0),
                    new SourceSettings.Trust(
                        Optional.of(Path.of("/etc/darkroom/trust.p12")),
                        Optional.of(new Secret("changeit"))),
                    new SourceSettings.Limits(
                        Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(7), 0, 1000),
                    0,
                    Duration.ofMinutes(1)),
                new ProcessingSettings(
                    new ProcessingSettings.Unpacking(32, 2, Duration.ofSeconds(1)),
                    Optional.of("qcow2"),
                    new ProcessingSettings.Conversion(
                        31, "/opt/qemu-img", Duration.ofSeconds(1), 64L << 20, Duration.ofDays(1)),
                    List.of("Vendor", "os_distro")),
                new WebhookSettings(
                    List.of("https://a.example/hook", "http://b.example"),
                    Optional.of(new Secret("whisper")),
                    List.of("b.example"),
                    Duration.ofMinutes(1),
                    Duration.ofDays(30)),
                Duration.ZERO,
                "TRACE"));
  }

  @Test
  void thePasswordIsNotAmongTheSettingsThatSomebodyCouldLog() {
    assertThat(TestSettings.with("darkroom.datasource.password", "s3cret").toString())
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mariadb://db/darkroom, darkroom",
    "jdbc:mariadb://127.0.0.1:3306/dark_room2?sslMode=verify-full, dark_room2",
    "'jdbc:mariadb:sequential://one:3306,other/_', _",
    "jdbc:mariadb://address=(host=db)(port=3307)/darkroom?socketTimeout=1/2, darkroom"
  })
  void theDatabaseMayBeOneOfAMariaDbServer(String url, String name) {
    assertThat(TestSettings.with("darkroom.datasource.url", url).datasource().mariadb())
        .contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:mem:x", "jdbc:postgresql://db/darkroom"})
  void otherDatabasesAreNotOnAMariaDbServer(String url) {
    assertThat(TestSettings.with("darkroom.datasource.url", url).datasource().mariadb()).isEmpty();
  }

  @Test
  void aRuleMayBeNamedByTheEnvironmentAloneSoThatAWrongNameIsNoticed() {
    assertThat(
            Settings.read(
                    name ->
                        name.equals("darkroom.policy.no_rule")
                            ? Optional.of("nobody")
                            : TestSettings.source(Map.of()).apply(name),
                    Set.of("DARKROOM_POLICY_NO_RULE", "PATH"))
                .policy())
        .isEqualTo(Map.of("no_rule", "nobody"));
  }

  @Test
  void spacesAroundAValueDoNotCount() {
    assertThat(TestSettings.with("darkroom.http.port", " 8080 ").http().port()).isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, 0.0.0.0", "192.168.0.7, 192.168.0.7", "::, 0:0:0:0:0:0:0:0"})
  void listensOnAnyAddress(String value, String address) {
    assertThat(TestSettings.with("darkroom.http.address", value).http().address().getHostAddress())
        .isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , "})
  void aListMayBeEmpty(String value) {
    SourceSettings.Urls urls =
        TestSettings.with("darkroom.import.allowed-hosts", value).sources().urls();

    assertThat(urls.allowedHosts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', true, 0", "*, true, 0", "'::1, *', true, 1", "'::1, 10.0.0.0/8', false, 2"})
  void onlyNamedAddressesAreAllowedWhereThereAreNamesAndNoAsterisk(
      String value, boolean everyPublic, int named) {
    SourceSettings.Cidrs cidrs =
        TestSettings.with("darkroom.import.allowed-cidrs", value).sources().urls().cidrs();

    assertThat(cidrs.everyPublic()).isEqualTo(everyPublic);
    assertThat(cidrs.allowed()).hasSize(named);
  }

  @Test
  void aRelativeDirectoryIsMadeAbsoluteAndPlain() {
    assertThat(TestSettings.with("darkroom.data-dir", "a/../b/.").dataDirectory())
        .isEqualTo(Path.of("b").toAbsolutePath());
  }
}
