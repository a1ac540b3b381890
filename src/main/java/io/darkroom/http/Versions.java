package io.darkroom.http;

import io.darkroom.platform.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The versions of the Image API that Darkroom speaks. Each minor one adds to those before; 2.14 is
 * the cache API, which is not offered.
 */
final class Versions {

  private record Version(String id, String status, String major) {}

  private static final List<Version> ALL =
      Stream.of(
              Stream.of(new Version("v2.15", "CURRENT", "v2")),
              IntStream.rangeClosed(0, 13)
                  .mapToObj(minor -> new Version("v2." + (13 - minor), "SUPPORTED", "v2")),
              Stream.of("v1.1", "v1.0").map(id -> new Version(id, "DEPRECATED", "v1")))
          .flatMap(Function.identity())
          .toList();

  private Versions() {}

  /**
   * Newest first.
   *
   * @param offered whether a major version is offered
   * @param address the URL of a major version
   */
  static JsonObject describe(Predicate<String> offered, Function<String, URI> address) {
    JsonArrayBuilder versions = Json.createArrayBuilder();
    for (Version version : ALL.stream().filter(one -> offered.test(one.major())).toList()) {
      versions.add(
          Json.createObjectBuilder()
              .add("id", version.id())
              .add("status", version.status())
              .add(
                  "links",
                  Json.createArrayBuilder()
                      .add(
                          Json.createObjectBuilder()
                              .add("rel", "self")
                              .add("href", address.apply(version.major()).toString()))));
    }
    return Json.createObjectBuilder().add("versions", versions).build();
  }
}
