package io.darkroom.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WrongSettingsTest {

  private static final Set<String> MAY_BE_EMPTY =
      Set.of(
          "darkroom.node",
          "darkroom.datasource.password-file",
          "darkroom.identity.keystone.url",
          "darkroom.identity.keystone.public-url",
          "darkroom.identity.keystone.username",
          "darkroom.identity.keystone.password",
          "darkroom.identity.keystone.password-file",
          "darkroom.identity.keystone.application-credential-id",
          "darkroom.identity.keystone.application-credential-secret",
          "darkroom.identity.keystone.application-credential-secret-file",
          "darkroom.identity.keystone.service-roles",
          "darkroom.stores.default",
          "darkroom.stores.file.description",
          "darkroom.http.trusted-proxies",
          "darkroom.http.cors.allowed-origins",
          "darkroom.import.allowed-hosts",
          "darkroom.import.denied-hosts",
          "darkroom.import.denied-ports",
          "darkroom.import.allowed-cidrs",
          "darkroom.import.denied-cidrs",
          "darkroom.import.trust-store",
          "darkroom.import.trust-store-password",
          "darkroom.import.trust-store-password-file",
          "darkroom.webhooks.urls",
          "darkroom.webhooks.secret",
          "darkroom.webhooks.secret-file",
          "darkroom.webhooks.allowed-hosts",
          "darkroom.import.allowed-ports",
          "darkroom.import.ovf-properties");

  /** A line a setting: its name, and values that nobody can run with. */
  private static final String TABLE =
      """
      darkroom.data-dir                 a\0b
      darkroom.node                     a-name-of-a-node-that-is-longer-than-fifty-letters-by-some
      darkroom.datasource.url           darkroom jdbc: jdbc:mysql://db/d h2:mem:x JDBC:H2:mem:x jdbc:mariadb: jdbc:mariadb://db jdbc:mariadb://db/ jdbc:mariadb://db/?user=x jdbc:mariadb://db/Darkroom jdbc:mariadb://db/dark-room jdbc:mariadb://db/1 jdbc:mariadb://db/a/b
      darkroom.http.address             localhost example.org 1.2.3.4.5 ::: 12345:: [::1] fe80::1%lo
      darkroom.http.port                http 0 65536 -1 80.5 0x50 99999999999999999999
      darkroom.http.max-body-size       1M 1023 67108865 -1
      darkroom.http.body-timeout        60 PT0.999S PT1H1S -PT1M
      darkroom.http.trusted-proxies     localhost 999.1.1.1 1.2.3.4.5 10.0.0. 10.0.0.0/33 10.0.0.0/-1 10.0.0/8/8 ::1/129 10.0.0.1/
      darkroom.http.cors.allowed-origins example.org https:// https://a/b null https://a?b //a
      darkroom.datasource.password-file /nowhere/at-all a\0b
      darkroom.api.v1                   yes on TRUE 1
      darkroom.api.max-page-size        many 0 -1 1001
      darkroom.http.max-followers       many -1 100001
      darkroom.tasks.max-running-per-project many -1 10001
      darkroom.tasks.max-pending        many -1 2147483648
      darkroom.tasks.max-pending-per-project many -1 2147483648
      darkroom.webhooks.urls            example.org ftp://example.org https:// https://u:p@example.org https://a,https://a
      darkroom.webhooks.secret-file     /nowhere/at-all
      darkroom.webhooks.timeout         10 PT0.099S PT1M0.001S -PT10S
      darkroom.webhooks.patience        24 PT0.999S P30DT1S -P1D
      darkroom.identity.mode            NONE Keystone true
      darkroom.identity.keystone.url    keystone keystone:5000 ftp://keystone https:// http://user:secret@keystone http://keystone/v3?a=b http://keystone#v3 http://[::1 //keystone https://:5000 http://keystone:99999
      darkroom.identity.keystone.public-url keystone https://user@keystone/
      darkroom.identity.keystone.password-file /nowhere/at-all
      darkroom.identity.keystone.application-credential-secret-file /nowhere/at-all
      darkroom.identity.keystone.timeout 5 PT0.099S PT10.001S -PT5S
      darkroom.identity.keystone.cache-ttl 300 PT0.999S PT1H0.001S -PT5M
      darkroom.tasks.slots              many 0 33 -8 8.0
      darkroom.tasks.poll-interval      1s 1 PT0.099S PT60.001S -PT1S PT P1Y
      darkroom.tasks.heartbeat          10 PT0.999S PT61S -PT10S
      darkroom.tasks.max-crashes        few 0 1001 -5
      darkroom.tasks.time-to-live       48h PT0.999S P366D -PT48H P1M
      darkroom.tasks.expiry-interval    1m PT0.999S P1DT1S -PT1M
      darkroom.tasks.batch-retention    7 PT0.999S P365DT1S -P7D
      darkroom.tasks.reconcile-interval 10m PT0.999S P1DT1S -PT1M
      darkroom.images.size-cap          1TiB 0 -1 9223372036854775808
      darkroom.images.max-properties    many -1 10001
      darkroom.images.max-tags          many -1 10001
      darkroom.images.max-members       many -1 10001
      darkroom.images.max-per-project   many -1 9223372036854775808
      darkroom.images.max-bytes-per-project 1TiB -1 9223372036854775808
      darkroom.images.max-staged-bytes-per-project 1TiB -1 9223372036854775808
      darkroom.images.upload-pace       60 PT0.999S PT1H0.001S -PT60S
      darkroom.stores                   , file,file staging default a/b .. FI_LE
      darkroom.stores.default           other FILE
      darkroom.stores.file.directory    a\0b
      darkroom.import.allowed-schemes   ftp http,file https,http2 , file http;https
      darkroom.import.allowed-ports     http 0 65536 443,0 90-80 80- -80 1-65536 1-2-3 80;443
      darkroom.import.denied-ports      http 0 65536 90-80
      darkroom.import.allowed-cidrs     public localhost 10.0.0.0/33 ::1/129 10.* fe80::1%lo ::ffff:10.0.0.0/104
      darkroom.import.denied-cidrs      * localhost 10.0.0.0/33 ::1/129 10.0.0.1/
      darkroom.import.trust-store       a\0b
      darkroom.import.trust-store-password-file /nowhere/at-all a\0b
      darkroom.import.total-timeout     12h PT0.999S P7DT1S -PT12H
      darkroom.import.max-downloads-per-host many -1 1001
      darkroom.import.max-downloads-per-project many -1 1001
      darkroom.import.max-redirects     few -1 21
      darkroom.import.connect-timeout   10 PT0.099S PT5M0.001S -PT10S
      darkroom.import.idle-timeout      60 PT0.999S PT1H0.001S -PT60S
      darkroom.import.retries           many -1 1001
      darkroom.import.retry-pause       1 PT0.009S PT1M1S -PT1S
      darkroom.import.max-unpacking     few 0 33 -1
      darkroom.import.max-expansion     many 1 1000001 -2
      darkroom.import.unpack-timeout    60 PT0.999S P1DT1S -PT1S
      darkroom.import.max-converting    few 0 33 -1
      darkroom.import.convert-to        vmdk RAW raw,qcow2 true
      darkroom.import.convert-cpu-time  30 PT0.999S P1DT1S -PT1S
      darkroom.stores.reserve           1GiB -1 1125899906842625
      darkroom.import.convert-memory    1GiB 67108863 1099511627777
      darkroom.import.convert-timeout   60 PT0.999S P1DT1S -PT1S
      darkroom.shutdown.grace           30 -PT0.001S PT1H0.001S
      darkroom.logging.level            info WARNING FINE ALL
      """;

  static Stream<String[]> wrongValues() {
    return TABLE
        .lines()
        .map(line -> line.split(" +"))
        .flatMap(row -> Arrays.stream(row).skip(1).map(value -> new String[] {row[0], value}));
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void aValueThatDoesNotFitIsRefusedByTheNameOfItsSetting(String name, String value) {
    assertThatThrownBy(() -> TestSettings.with(name, value))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("The setting " + name + " must be ");
  }

  static Stream<String> needed() {
    return TestSettings.names().stream().filter(name -> !MAY_BE_EMPTY.contains(name));
  }

  @ParameterizedTest
  @MethodSource("needed")
  void aSettingWithoutAValueIsRefusedByItsName(String name) {
    for (String nothing : new String[] {"", "  "}) {
      assertThatThrownBy(() -> TestSettings.with(name, nothing))
          .isInstanceOf(SettingException.class)
          .hasMessageStartingWith("The setting " + name + " must be ");
    }
    assertThatThrownBy(
            () ->
                Settings.read(
                    asked ->
                        asked.equals(name)
                            ? Optional.empty()
                            : TestSettings.source(Map.of()).apply(asked),
                    TestSettings.names()))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("The setting " + name + " must be ");
  }

  @Test
  void noticesThatNobodyCouldSignAreRefused() {
    assertThatThrownBy(() -> TestSettings.with("darkroom.webhooks.urls", "https://example.org"))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("The setting darkroom.webhooks.secret must be ");
  }

  @Test
  void everySettingThatCanBeWrongHasItsLineHere() {
    Set<String> anyText =
        Set.of(
            "darkroom.datasource.user",
            "darkroom.datasource.password",
            "darkroom.identity.none.project",
            "darkroom.identity.keystone.username",
            "darkroom.identity.keystone.password",
            "darkroom.identity.keystone.project",
            "darkroom.webhooks.secret",
            "darkroom.webhooks.allowed-hosts",
            "darkroom.identity.keystone.user-domain",
            "darkroom.identity.keystone.project-domain",
            "darkroom.identity.keystone.application-credential-id",
            "darkroom.identity.keystone.application-credential-secret",
            "darkroom.identity.keystone.service-roles",
            "darkroom.stores.file.description",
            "darkroom.import.qemu-img",
            "darkroom.import.ovf-properties",
            "darkroom.import.trust-store-password",
            "darkroom.import.denied-hosts",
            "darkroom.import.allowed-hosts");
    Set<String> expected = new TreeSet<>(TestSettings.names());
    expected.removeAll(anyText);
    // What a rule takes is known where rules are.
    expected.removeIf(name -> name.startsWith(Settings.POLICY));

    assertThat(wrongValues().map(row -> row[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "darkroom.http.port | 0 | a whole number from 1 to 65535",
        "darkroom.shutdown.grace | 30 | an ISO-8601 duration from PT0S to PT1H",
        "darkroom.logging.level | info | one of ERROR, WARN, INFO, DEBUG, TRACE",
        "darkroom.import.allowed-schemes | ftp | a list of http and https",
        "darkroom.http.address | localhost | an IP address",
        "darkroom.identity.none.project | '' | set"
      })
  void theMessageSaysWhatIsExpected(String name, String value, String expectation) {
    assertThatThrownBy(() -> TestSettings.with(name, value))
        .hasMessage("The setting " + name + " must be " + expectation + ".");
  }
}
