package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                  | images.example | 8.8.8.8   | true",
        "''                  | images.example | 10.0.0.1  | false",
        "*                   | images.example | 8.8.8.8   | true",
        "*                   | images.example | 127.0.0.1 | false",
        "images.example      | images.example | 10.0.0.1  | true",
        "images.example      | IMAGES.example.| 10.0.0.1  | true",
        "images.example      | other.example  | 8.8.8.8   | false",
        "images.example      | a.images.example | 8.8.8.8 | false",
        "*.images.example    | a.images.example | 10.0.0.1 | true",
        "images.example,*    | other.example  | 8.8.8.8   | true",
        "images.example,*    | other.example  | 10.0.0.1  | false",
        "images.example,*    | images.example | 10.0.0.1  | true",
        "10.0.0.1            | 10.0.0.1       | 10.0.0.1  | true",
        "10.0.0.1            | images.example | 10.0.0.1  | false",
        "10.0.0.1            | 10.0.0.2       | 10.0.0.2  | false",
        "[::1]               | 0:0:0:0:0:0:0:1 | ::1     | true",
        "::1                 | [::1]          | ::1       | true"
      })
  void aHostIsPermittedAtAnAddress(String setting, String host, String address, boolean permitted)
      throws UnknownHostException {
    assertThat(permits(Map.of("allowed-hosts", setting), host, address)).isEqualTo(permitted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''             | 8.8.8.8   | true",
        "''             | 10.0.0.1  | false",
        "*              | 8.8.8.8   | true",
        "10.0.0.0/8     | 10.0.0.1  | true",
        "10.0.0.0/8     | 8.8.8.8   | false",
        "10.0.0.0/8,*   | 8.8.8.8   | true",
        "10.0.0.0/8,*   | 10.0.0.1  | true",
        "10.0.0.0/8,*   | 127.0.0.1 | false",
        "8.8.8.0/24     | 8.8.4.4   | false",
        "fd00::/8       | fd00::1   | true",
        "fd00::/8       | ::1       | false",
        "10.0.0.0/8     | ::ffff:10.0.0.1   | true",
        "10.0.0.0/8     | 64:ff9b::10.0.0.1 | false",
        "10.0.0.0/8     | 2002:a00:1::1     | false"
      })
  void anAddressIsAllowedByItsBlock(String blocks, String address, boolean permitted)
      throws UnknownHostException {
    assertThat(permits(Map.of("allowed-cidrs", blocks), "images.example", address))
        .isEqualTo(permitted);
  }

  @Test
  void aNamedHostNeedsNoBlockAndABlockNamesNoHost() throws UnknownHostException {
    Map<String, String> both =
        Map.of("allowed-hosts", "images.example", "allowed-cidrs", "10.0.0.0/8");

    assertThat(permits(both, "images.example", "192.168.0.1")).isTrue();
    assertThat(permits(both, "other.example", "10.0.0.1")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "images.example, 8.8.8.8, denied-hosts, images.example",
    "IMAGES.example., 8.8.8.8, denied-hosts, images.example",
    "a.images.example, 8.8.8.8, denied-hosts, *.images.example",
    "images.example, 8.8.8.8, denied-hosts, .example",
    "images.example, 8.8.8.8, denied-hosts, 8.8.8.8",
    "8.8.8.8, 8.8.8.8, denied-hosts, 8.8.8.8",
    "images.example, ::ffff:8.8.8.8, denied-cidrs, 8.8.8.8",
    "images.example, 8.8.8.8, denied-cidrs, 8.0.0.0/8",
    "images.example, 10.0.0.1, denied-cidrs, 10.0.0.0/8",
    "10.0.0.1, 10.0.0.1, denied-cidrs, 10.0.0.0/8",
    "images.example, 64:ff9b::10.0.0.1, denied-cidrs, 10.0.0.0/8",
    "images.example, 64:ff9b:1:a00:0:100::, denied-cidrs, 10.0.0.0/8",
    "images.example, 2002:a00:1::1, denied-cidrs, 10.0.0.0/8",
    "images.example, 2001:0:808:808::f5ff:fffe, denied-cidrs, 10.0.0.0/8",
    "images.example, fe80::5efe:a00:1, denied-cidrs, 10.0.0.0/8",
    "images.example, ::10.0.0.1, denied-cidrs, 10.0.0.0/8",
    "images.example, 2001:db8::1, denied-cidrs, 2001:db8::/32"
  })
  void whatIsDeniedIsSoWhateverIsAllowed(String host, String address, String setting, String denied)
      throws UnknownHostException {
    Map<String, String> allowed =
        Map.of(
            "allowed-hosts",
            "*,images.example,a.images.example,8.8.8.8,10.0.0.1",
            "allowed-cidrs",
            "*,0.0.0.0/0,::/0");
    Map<String, String> both = new HashMap<>(allowed);
    both.put(setting, denied);

    assertThat(permits(allowed, host, address)).isTrue();
    assertThat(permits(both, host, address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "fd00:ec2::254",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192"
      })
  void metadataOfACloudIsReadOnlyByTheNameOfItsHostOrBlock(String address)
      throws UnknownHostException {
    String host = "metadata.example";

    assertThat(permits(Map.of(), host, address)).isFalse();
    assertThat(permits(Map.of("allowed-hosts", "*", "allowed-cidrs", "*"), host, address))
        .isFalse();
    assertThat(permits(Map.of("allowed-hosts", host), host, address)).isTrue();
    assertThat(permits(Map.of("allowed-cidrs", address), host, address)).isTrue();
    assertThat(permits(Map.of("allowed-hosts", host, "denied-cidrs", address), host, address))
        .isFalse();
  }

  @Test
  void aListOfNamesIsCompleteWithoutAnAsterisk() {
    AllowedHosts hosts = AllowedHosts.of(TestImports.allowing("images.example").urls());

    assertThat(hosts.permit(SourceHost.of("images.example").orElseThrow())).isTrue();
    assertThat(hosts.permit(SourceHost.of("other.example").orElseThrow())).isFalse();
  }

  @Test
  void hostsThatTheOperatorWantsCalledMayBeAnywhereAndOthersOnPublicAddresses()
      throws UnknownHostException {
    AllowedHosts hosts = AllowedHosts.publicAnd("x", List.of("hook.example"));

    assertThat(permits(hosts, "hook.example", "10.0.0.1")).isTrue();
    assertThat(permits(hosts, "other.example", "10.0.0.1")).isFalse();
    assertThat(permits(hosts, "other.example", "8.8.8.8")).isTrue();
  }

  private static boolean permits(Map<String, String> settings, String host, String address)
      throws UnknownHostException {
    return permits(AllowedHosts.of(TestImports.with(settings).urls()), host, address);
  }

  private static boolean permits(AllowedHosts hosts, String host, String address)
      throws UnknownHostException {
    return hosts.permit(SourceHost.of(host).orElseThrow(), InetAddress.getByName(address));
  }
}
