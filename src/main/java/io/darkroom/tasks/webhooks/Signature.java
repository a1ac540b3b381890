package io.darkroom.tasks.webhooks;

import io.darkroom.platform.settings.Secret;
import io.darkroom.platform.settings.SettingException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves where a notice comes from, as Standard Webhooks 1.0.0 has it ("Signature scheme"). */
final class Signature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String ENCODED = "whsec_";

  private final SecretKeySpec key;

  /**
   * A signer.
   *
   * @param secret base64 behind {@code whsec_}; any other text is taken as its UTF-8 bytes
   * @throws SettingException if what is behind {@code whsec_} is no base64
   */
  Signature(Secret secret) {
    key = new SecretKeySpec(bytes(secret.text()), ALGORITHM);
  }

  private static byte[] bytes(String text) {
    SettingException refusal =
        new SettingException("darkroom.webhooks.secret", "any text, or whsec_ and base64");
    if (!text.startsWith(ENCODED)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text.substring(ENCODED.length()));
      if (bytes.length == 0) {
        throw refusal;
      }
      return bytes;
    } catch (IllegalArgumentException notBase64) {
      throw refusal;
    }
  }

  /**
   * The header {@code webhook-signature}.
   *
   * @param timestamp of the attempt, in seconds since the epoch
   */
  String of(String id, long timestamp, byte[] body) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(body);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
