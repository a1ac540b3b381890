package io.darkroom.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.platform.settings.SettingException;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, as it is delivered and as an operator may have it. */
class PolicyTest {

  private final Policy delivered = with(Map.of());

  private static Policy with(Map<String, String> settings) {
    return new Policy(TestSettings.with(settings));
  }

  private static Policy with(String rule, String text) {
    return with(Map.of("darkroom.policy." + rule, text));
  }

  @Test
  void theSettingsHaveEachRuleAndNoOther() {
    assertThat(TestSettings.defaults().policy().keySet())
        .isEqualTo(Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.toSet()));
  }

  /** A line a rule: who may, of those who have this one role in their project. */
  @ParameterizedTest
  @CsvSource({
    "DEFAULT,           reader member manager auditor",
    "TASKS_API_ACCESS,  ''",
    "ADD_TASK,          ''",
    "GET_TASK,          ''",
    "GET_TASKS,         ''",
    "MODIFY_TASK,       ''",
    "PURGE_TASK,        ''",
    "GET_IMAGE,         reader member manager",
    "GET_IMAGES,        reader member manager",
    "ADD_IMAGE,         member manager",
    "MODIFY_IMAGE,      member manager",
    "DELETE_IMAGE,      member manager",
    "UPLOAD_IMAGE,      member manager",
    "COPY_IMAGE,        ''",
    "COPY_FROM,         member manager",
    "SET_IMAGE_LOCATION, member manager",
    "DELETE_IMAGE_LOCATION, ''",
    "DEACTIVATE,        member manager",
    "REACTIVATE,        member manager",
    "ADD_MEMBER,        member manager",
    "DELETE_MEMBER,     member manager",
    "MODIFY_MEMBER,     member manager",
    "GET_MEMBER,        reader member manager",
    "GET_MEMBERS,       reader member manager",
    "STORES_INFO_DETAIL, ''",
    "DOWNLOAD_IMAGE,    reader member manager",
    "PUBLICIZE_IMAGE,   ''",
    "COMMUNITIZE_IMAGE, member manager",
    "CONTEXT_IS_ADMIN,  ''"
  })
  void deliveredRulesAreGlances(Rule rule, String roles) {
    for (String role : Set.of("reader", "member", "manager", "auditor")) {
      assertThat(delivered.allows(rule, TestCallers.inProject(role)))
          .as(role)
          .isEqualTo(Arrays.asList(roles.split(" ")).contains(role));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ADD_TASK,    member manager",
    "GET_TASK,    reader member manager",
    "GET_TASKS,   reader member manager",
    "MODIFY_TASK, member manager",
    "PURGE_TASK,  ''"
  })
  void tasksCanBeEveryProjectsOwn(Rule rule, String roles) {
    Policy policy = with("tasks_api_access", "project");

    for (String role : Set.of("reader", "member", "manager", "auditor")) {
      assertThat(policy.allows(rule, TestCallers.inProject(role)))
          .as(role)
          .isEqualTo(Arrays.asList(roles.split(" ")).contains(role));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAdministratorMayDoEverything(Rule rule) {
    assertThat(delivered.allows(rule, TestCallers.admin())).isTrue();
  }

  @Test
  void whatIsSwitchedOffNobodyMayDo() {
    assertThat(with("add_task", "nobody").allows(Rule.ADD_TASK, TestCallers.admin())).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aTokenWithoutAProjectOpensNothingOfAProject(Rule rule) {
    Caller caller = TestCallers.withoutProject("admin", "member", "reader");

    assertThat(delivered.allows(rule, caller)).isEqualTo(rule == Rule.DEFAULT);
  }

  @Test
  void aRefusalSaysWhatIsMissing() {
    assertThat(Refusals.of(() -> delivered.require(Rule.ADD_TASK, TestCallers.inProject("member"))))
        .isEqualTo(Message.of(Problem.RULE_FORBIDS, "add_task"));
    assertThat(
            Refusals.of(() -> delivered.require(Rule.GET_IMAGE, TestCallers.withoutProject("x"))))
        .isEqualTo(Message.of(Problem.PROJECT_NEEDED));
  }

  @Test
  void aRoleOfTheOperatorsOwnCanBeEnough() {
    Policy policy = with("publicize_image", " role:Publisher , role:other");

    assertThat(policy.allows(Rule.PUBLICIZE_IMAGE, TestCallers.inProject("publisher"))).isTrue();
    assertThat(policy.allows(Rule.PUBLICIZE_IMAGE, TestCallers.inProject("OTHER"))).isTrue();
    assertThat(policy.allows(Rule.PUBLICIZE_IMAGE, TestCallers.inProject("member"))).isFalse();
    assertThat(policy.allows(Rule.PUBLICIZE_IMAGE, TestCallers.withoutProject("publisher")))
        .isFalse();
    assertThat(policy.allows("publicize_image", TestCallers.inProject("publisher"))).isTrue();
  }

  @Test
  void whoAdministersIsARuleToo() {
    assertThat(delivered.isAdmin(Set.of("Admin", "reader"))).isTrue();
    assertThat(delivered.isAdmin(Set.of("administrator", "member"))).isFalse();
    assertThat(with("context_is_admin", "role:cloud_admin").isAdmin(Set.of("cloud_admin")))
        .isTrue();
    assertThat(with("context_is_admin", "role:cloud_admin").isAdmin(Set.of("admin"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everyone",
        "everybody",
        "member, everybody",
        "role:",
        "role",
        "role: member",
        "role:admin or role:member",
        "role:member and user_id:1",
        "admin;member",
        ",",
        "admin,",
        "nobody, admin",
        "!"
      })
  void aRuleOfOtherWordsStopsTheStart(String text) {
    assertThatThrownBy(() -> with("get_image", text))
        .isInstanceOf(SettingException.class)
        .hasMessage(
            "The setting darkroom.policy.get_image must be a list of project, member, admin and"
                + " role:NAME, or nobody.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"everybody", "admin", "member", "project", "nobody", "role:a, member"})
  void whoAdministersIsSaidByRolesAlone(String text) {
    assertThatThrownBy(() -> with("context_is_admin", text))
        .hasMessage("The setting darkroom.policy.context_is_admin must be a list of role:NAME.");
  }

  @Test
  void aRuleThatDoesNotExistStopsTheStart() {
    assertThatThrownBy(() -> with("tasks_api_acess", "project"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("darkroom.policy.tasks_api_acess");
    assertThatThrownBy(() -> delivered.allows("no_rule", TestCallers.admin()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
