package io.darkroom.identity.keystone;

import io.darkroom.platform.json.Json;
import io.darkroom.platform.settings.IdentitySettings.Account;
import io.darkroom.platform.settings.IdentitySettings.ApplicationCredential;
import io.darkroom.platform.settings.IdentitySettings.PasswordAccount;
import jakarta.json.JsonObjectBuilder;

/** What the service signs in with, as Keystone reads it. */
final class Credentials {

  private Credentials() {}

  static String of(Account account) {
    JsonObjectBuilder auth = Json.createObjectBuilder();
    if (account instanceof PasswordAccount password) {
      auth.add("identity", method("password", object("user", user(password))))
          .add("scope", object("project", named(password.project(), password.projectDomain())));
    } else if (account instanceof ApplicationCredential credential) {
      // Its scope is part of it.
      auth.add("identity", method("application_credential", secret(credential)));
    }
    return object("auth", auth).build().toString();
  }

  private static JsonObjectBuilder method(String name, JsonObjectBuilder content) {
    return Json.createObjectBuilder()
        .add("methods", Json.createArrayBuilder().add(name))
        .add(name, content);
  }

  private static JsonObjectBuilder user(PasswordAccount account) {
    return named(account.user(), account.userDomain()).add("password", account.password().text());
  }

  private static JsonObjectBuilder secret(ApplicationCredential credential) {
    return Json.createObjectBuilder()
        .add("id", credential.id())
        .add("secret", credential.secret().text());
  }

  private static JsonObjectBuilder named(String name, String domain) {
    return Json.createObjectBuilder()
        .add("name", name)
        .add("domain", Json.createObjectBuilder().add("name", domain));
  }

  private static JsonObjectBuilder object(String name, JsonObjectBuilder content) {
    return Json.createObjectBuilder().add(name, content);
  }
}
