package io.darkroom.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallerTest {

  @Test
  void aMemberSeesWhatTheOwnProjectOwns() {
    Caller member = new Caller("user", "mine", false);

    assertThat(member.sees("mine")).isTrue();
    assertThat(member.sees("yours")).isFalse();
  }

  @Test
  void anAdministratorSeesEverything() {
    assertThat(new Caller("user", "mine", true).sees("yours")).isTrue();
  }

  @Test
  void aRequestHasNoCallerBeforeItWasAuthenticated() {
    CurrentCaller current = new CurrentCaller();
    assertThatThrownBy(current::get).isInstanceOf(IllegalStateException.class);

    Caller caller = new Caller("user", "mine", false);
    current.set(caller);

    assertThat(current.get()).isEqualTo(caller);
  }
}
