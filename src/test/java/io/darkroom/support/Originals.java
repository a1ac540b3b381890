package io.darkroom.support;

import jakarta.json.JsonObject;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Images of random bytes on a mirror, to compare with what the service has made of them. */
public final class Originals {

  private final Mirror mirror;
  private final Map<String, byte[]> byUrl = new ConcurrentHashMap<>();

  public Originals(Mirror mirror) {
    this.mirror = mirror;
  }

  /**
   * Puts another image on the mirror, different from all others.
   *
   * @param ranges whether the mirror serves parts of it
   * @return its URL
   */
  public String add(String name, int size, int bytesASecond, boolean ranges) {
    byte[] bytes = new byte[size];
    new Random(name.hashCode()).nextBytes(bytes);
    String url =
        ranges
            ? mirror.serve(name, bytes, bytesASecond)
            : mirror.serveWhole(name, bytes, bytesASecond);
    byUrl.put(url, bytes);
    return url;
  }

  /** What is wrong with what a task has come to, if anything is. */
  public Optional<String> fault(Client client, JsonObject task) throws Exception {
    if (!task.getString("status").equals("success")) {
      return Optional.of("The task has not succeeded: " + task);
    }
    byte @Nullable [] original = byUrl.get(task.getJsonObject("input").getString("import_from"));
    if (original == null) {
      return Optional.of("Nobody asked for it: " + task);
    }
    String path = "v2/images/" + task.getString("image_id");
    JsonObject image = Client.json(client.get(path).body());
    if (!image.getString("status", "").equals("active")
        || !image.getString("os_hash_value", "").equals(sha512(original))) {
      return Optional.of("The image is not as it should be: " + image);
    }
    return Arrays.equals(client.bytes(path + "/file").body(), original)
        ? Optional.empty()
        : Optional.of("The bytes differ from the source: " + image);
  }

  private static String sha512(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
  }
}
