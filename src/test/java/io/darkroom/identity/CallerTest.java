package io.darkroom.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

  private final Caller member = TestCallers.inProject("member");

  @Test
  void aMemberSeesWhatTheOwnProjectOwns() {
    assertThat(member.sees("mine")).isTrue();
    assertThat(member.sees("yours")).isFalse();
  }

  @Test
  void anAdministratorSeesEverything() {
    assertThat(TestCallers.admin().sees("yours")).isTrue();
  }

  @Test
  void whoHasATokenOfADomainSeesNothingOfAnyProject() {
    Caller caller = TestCallers.withoutProject("admin");

    assertThat(caller.sees("mine")).isFalse();
    assertThat(caller.admin()).isFalse();
    assertThat(Refusals.of(caller::project)).isEqualTo(Message.of(Problem.PROJECT_NEEDED));
  }

  @Test
  void capitalsInTheNameOfARoleDoNotMatter() {
    assertThat(TestCallers.inProject("Member", "READER").roles())
        .isEqualTo(Set.of("member", "reader"));
  }

  @Test
  void aRequestHasNoCallerBeforeItWasAuthenticated() {
    CurrentCaller current = new CurrentCaller();
    assertThatThrownBy(current::get).isInstanceOf(IllegalStateException.class);

    current.set(member);

    assertThat(current.get()).isEqualTo(member);
  }

  @Test
  void theNextRequestOfAThreadHasNoCallerEither() {
    CurrentCaller current = new CurrentCaller();
    current.set(member);

    current.forget();

    assertThatThrownBy(current::get).isInstanceOf(IllegalStateException.class);
  }
}
