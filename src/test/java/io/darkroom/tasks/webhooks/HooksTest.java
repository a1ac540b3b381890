package io.darkroom.tasks.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.SettingException;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HooksTest {

  private static Settings settings(String urls, String allowedHosts) {
    return TestSettings.with(
        Map.of(
            "darkroom.webhooks.urls", urls,
            "darkroom.webhooks.secret", "whisper",
            "darkroom.webhooks.allowed-hosts", allowedHosts));
  }

  @Test
  void everyUrlIsAHookAndKeepsItsCapitals() {
    Hooks hooks =
        new Hooks(settings("https://Example.org:8443/T0/aBc?Sig=D, HTTP://10.0.0.1/x", "10.0.0.1"));

    assertThat(hooks.all())
        .extracting(Hook::uri)
        .containsExactly(
            URI.create("https://Example.org:8443/T0/aBc?Sig=D"), URI.create("HTTP://10.0.0.1/x"));
    hooks.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/hook",
        "http://[::1]/hook",
        "http://169.254.169.254/latest",
        "http://10.0.0.1",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://hook.example:99999/",
        "http://hook.example:0/",
        "http://[::1",
        "https://hook.example/a,https://hook.example/a#b"
      })
  void urlThatThePolicyRefusesIsASettingToCorrect(String url) {
    assertThatThrownBy(() -> new Hooks(settings(url, "10.0.0.2")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("darkroom.webhooks.urls");
  }

  @Test
  void whatIsNoHostIsASettingToCorrect() {
    assertThatThrownBy(() -> new Hooks(settings("https://hook.example", "10.0.0.0/8")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("darkroom.webhooks.allowed-hosts");
  }

  @Test
  void hookIsKnownByItsUrlAndShownWithoutItsSecrets() {
    Hook hook = Hook.at(URI.create("https://hook.example:8443/s3cret?key=s3cret"));

    assertThat(hook).hasToString("https://hook.example:8443");
    assertThat(Hook.at(URI.create("https://hook.example/"))).hasToString("https://hook.example");
    assertThat(hook.id()).matches("[0-9a-f]{16}");
    assertThat(Hook.at(hook.uri())).isEqualTo(hook);
    assertThat(Hook.at(URI.create("https://hook.example:8443/s3cret?key=other")).id())
        .isNotEqualTo(hook.id());
  }
}
