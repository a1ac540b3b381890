package io.darkroom.tasks.webhooks;

import io.darkroom.platform.lifecycle.NodeStarted;
import io.darkroom.platform.settings.SettingException;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.WebhookSettings;
import io.darkroom.problems.ProblemException;
import io.darkroom.sources.PostClient;
import io.darkroom.sources.UrlRules;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The hooks of the setting {@code darkroom.webhooks.urls}, and the way to them. */
@Singleton
public class Hooks {

  private static final String URLS = "darkroom.webhooks.urls";

  private final PostClient client;
  private final Optional<Signature> signature;
  private final List<Hook> all;

  /**
   * The hooks.
   *
   * @throws SettingException if one of them may not be called, or the secret is none
   */
  @Inject
  public Hooks(Settings settings) {
    WebhookSettings webhooks = settings.webhooks();
    int most = Math.max(1, webhooks.urls().size());
    client = new PostClient(UrlRules.of(webhooks), webhooks.timeout(), most);
    signature = webhooks.secret().map(Signature::new);
    all = webhooks.urls().stream().map(this::hook).toList();
    if (new HashSet<>(all).size() < all.size()) {
      throw new SettingException(URLS, "a list of different URLs");
    }
  }

  /** Before anybody works: settings that are wrong stop the start, as soon as this bean is made. */
  void check(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) NodeStarted event) {}

  private Hook hook(String url) {
    try {
      return Hook.at(client.check(URLS, url));
    } catch (ProblemException refused) {
      SettingException wrong =
          new SettingException(
              URLS,
              "a list of URLs without credentials, each with a host that has a public address or"
                  + " is named in darkroom.webhooks.allowed-hosts");
      wrong.initCause(refused);
      throw wrong;
    }
  }

  List<Hook> all() {
    return all;
  }

  Dispatch dispatch(Hook hook, Clock clock) {
    return new Dispatch(hook, client, signature.orElseThrow(), clock);
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
