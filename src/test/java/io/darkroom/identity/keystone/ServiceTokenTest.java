package io.darkroom.identity.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.Secret;
import io.darkroom.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The service's own token: when it is renewed, and what is done when that fails. */
class ServiceTokenTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final MovableClock clock = new MovableClock(NOW);
  private final ServiceToken own = new ServiceToken(this::signIn, new Secret("credentials"), clock);
  private Duration life = Duration.ofHours(1);
  private boolean ails;
  private int signedIn;

  private Keystone.Issued signIn(String credentials) {
    assertThat(credentials).isEqualTo("credentials");
    if (ails) {
      throw new KeystoneFault("it ails");
    }
    signedIn++;
    return new Keystone.Issued(new Secret("token " + signedIn), clock.instant().plus(life));
  }

  private String tokenAfter(Duration time) {
    clock.set(NOW.plus(time));
    return own.get().text();
  }

  @Test
  void isKeptUntilAMinuteBeforeItsEnd() {
    assertThat(tokenAfter(Duration.ZERO)).isEqualTo("token 1");
    assertThat(tokenAfter(Duration.ofMinutes(59).minusMillis(1))).isEqualTo("token 1");
    assertThat(tokenAfter(Duration.ofMinutes(59))).isEqualTo("token 2");
  }

  @Test
  void aShortOneIsKeptForHalfOfItsLife() {
    life = Duration.ofSeconds(40);

    assertThat(tokenAfter(Duration.ZERO)).isEqualTo("token 1");
    assertThat(tokenAfter(Duration.ofMillis(19_999))).isEqualTo("token 1");
    assertThat(tokenAfter(Duration.ofSeconds(20))).isEqualTo("token 2");
  }

  @Test
  void oneThatSeemsOverByOurClockIsNotReplacedForEachRequest() {
    life = Duration.ofHours(-1);

    assertThat(tokenAfter(Duration.ZERO)).isEqualTo("token 1");
    assertThat(tokenAfter(Duration.ofMillis(999))).isEqualTo("token 1");
    assertThat(tokenAfter(Duration.ofSeconds(1))).isEqualTo("token 2");
  }

  @Test
  void doesUntilItsEndWhenItCannotBeRenewed() {
    assertThat(tokenAfter(Duration.ZERO)).isEqualTo("token 1");
    ails = true;

    assertThat(tokenAfter(Duration.ofMinutes(59))).isEqualTo("token 1");
    assertThat(tokenAfter(Duration.ofMinutes(60).minusMillis(1))).isEqualTo("token 1");
    assertThatThrownBy(() -> tokenAfter(Duration.ofMinutes(61))).isInstanceOf(KeystoneFault.class);
    ails = false;
    assertThat(tokenAfter(Duration.ofMinutes(62))).isEqualTo("token 2");
  }

  @Test
  void isReplacedWhenItWasRefusedButNotWhenAnOlderOneWas() {
    Secret first = own.get();

    own.refused(first);
    assertThat(own.get().text()).isEqualTo("token 2");
    own.refused(first);
    assertThat(own.get().text()).isEqualTo("token 2");
  }

  @Test
  void oneThatWasRefusedDoesNotHelpOut() {
    own.refused(own.get());
    ails = true;

    assertThatThrownBy(own::get).isInstanceOf(KeystoneFault.class).hasMessage("it ails");
  }
}
