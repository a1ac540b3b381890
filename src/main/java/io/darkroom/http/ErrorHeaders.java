package io.darkroom.http;

import io.darkroom.identity.Callers;
import io.darkroom.platform.settings.IdentitySettings;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/** What an error says beside its body, for programs. */
@Singleton
public class ErrorHeaders {

  /** A patch in which the name of the operation is a key. */
  public static final String PATCH_2_0 = "application/openstack-images-v2.0-json-patch";

  /** A patch as in RFC 6902. */
  public static final String PATCH_2_1 = "application/openstack-images-v2.1-json-patch";

  private final String challenge;

  @Inject
  public ErrorHeaders(Settings settings) {
    challenge =
        settings
            .identity()
            .keystone()
            .map(IdentitySettings.Keystone::publicUrl)
            .map("Keystone uri=\"%s\""::formatted)
            .orElse("Keystone");
  }

  /** Names and values. */
  Map<String, String> of(Message message) {
    if (message.problem() == Problem.RANGE_NOT_SATISFIABLE) {
      // RFC 9110, section 15.5.17: how long the whole is.
      return Map.of("Content-Range", "bytes */" + message.arguments().get(0));
    }
    if (message.problem() == Problem.MEDIA_TYPE_NOT_PATCH) {
      // RFC 5789, section 2.2.
      return Map.of("Accept-Patch", PATCH_2_0 + ", " + PATCH_2_1);
    }
    return switch (message.problem().status()) {
      // RFC 9110, section 15.5.2: how to be let in; as Keystone's own middleware says it.
      case 401 -> Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge);
      // RFC 6585, section 4, and RFC 9110, section 15.6.4: when to ask again.
      case 429, 503 -> Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(Callers.RETRY_SECONDS));
      default -> Map.of();
    };
  }
}
