package io.darkroom.identity;

import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.settings.SettingException;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who may do what, as the settings have it. */
@Singleton
public class Policy {

  private static final String WORDS = "a list of project, member, admin and role:NAME, or nobody";

  private final Map<Rule, Permission> permissions = new EnumMap<>(Rule.class);

  /**
   * Reads the rules.
   *
   * @throws SettingException for a rule that is not there, or is none, or cannot be read
   */
  @Inject
  public Policy(Settings settings) {
    Map<String, String> texts = settings.policy();
    for (String name : new TreeSet<>(texts.keySet())) {
      if (Rule.named(name).isEmpty()) {
        throw new SettingException(Settings.POLICY + name, "the name of a rule, which it is not");
      }
    }
    for (Rule rule : Rule.values()) {
      permissions.put(rule, permission(rule, Optional.ofNullable(texts.get(rule.id()))));
    }
  }

  private static Permission permission(Rule rule, Optional<String> text) {
    SettingException refusal = new SettingException(Settings.POLICY + rule.id(), WORDS);
    try {
      Permission permission = text.map(Permission::of).orElseThrow(() -> refusal);
      if (rule == Rule.CONTEXT_IS_ADMIN && !permission.onlyRoles()) {
        throw new SettingException(Settings.POLICY + rule.id(), "a list of role:NAME");
      }
      // Everything else belongs to some project.
      if (rule != Rule.DEFAULT && permission.forEverybody()) {
        throw refusal;
      }
      return permission;
    } catch (IllegalArgumentException notWords) {
      throw refusal;
    }
  }

  /** A wrong rule is to be known at the start and not by the first request that it is about. */
  void check(@Observes NodeStarted event) {
    // To have been made is all that is needed.
  }

  private Permission of(Rule rule) {
    return Objects.requireNonNull(permissions.get(rule));
  }

  /** Whether somebody with these roles administers the cloud. */
  public boolean isAdmin(Set<String> roles) {
    return of(Rule.CONTEXT_IS_ADMIN).metBy(Caller.small(roles));
  }

  /** Whether a caller may do what the rule is about. */
  public boolean allows(Rule rule, Caller caller) {
    return rule.premise().map(premise -> allows(premise, caller)).orElse(true)
        && of(rule).metBy(caller);
  }

  /** Whether a caller may do what the rule of this name is about. */
  public boolean allows(String rule, Caller caller) {
    return allows(
        Rule.named(rule)
            .orElseThrow(() -> new IllegalArgumentException("There is no rule " + rule)),
        caller);
  }

  /**
   * Refuses a caller who may not.
   *
   * @throws ProblemException naming the rule, or that it takes a project
   */
  public void require(Rule rule, Caller caller) {
    if (!allows(rule, caller)) {
      throw caller.scope().isEmpty()
          ? new ProblemException(Problem.PROJECT_NEEDED)
          : new ProblemException(Problem.RULE_FORBIDS, rule.id());
    }
  }
}
