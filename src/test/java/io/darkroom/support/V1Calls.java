package io.darkroom.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What clients of the Images API v1 send, as somebody. What is said of an image is given by name
 * and value, without {@code x-image-meta-}.
 */
public record V1Calls(Client client) {

  private static final List<String> COMPLETE =
      List.of("name", "disk", "disk_format", "raw", "container_format", "bare");

  /** Headers that say something of an image. */
  public static String[] meta(String... said) {
    return headers(List.of(), said);
  }

  /** Headers that say what has to be said of an image with data, and more. */
  public static String[] complete(String... more) {
    return headers(COMPLETE, more);
  }

  private static String[] headers(List<String> first, String... more) {
    String[] all = Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    for (int name = 0; name < all.length; name += 2) {
      all[name] = "x-image-meta-" + all[name];
    }
    return all;
  }

  public HttpResponse<String> post(String data, String... headers) throws Exception {
    return client.send("POST", "v1/images", data, headers);
  }

  public HttpResponse<String> put(String id, String data, String... headers) throws Exception {
    return client.send("PUT", "v1/images/" + id, data, headers);
  }

  public HttpResponse<String> head(String id) throws Exception {
    return client.send("HEAD", "v1/images/" + id, "");
  }

  public HttpResponse<String> get(String id) throws Exception {
    return client.get("v1/images/" + id);
  }

  public HttpResponse<String> delete(String id) throws Exception {
    return client.send("DELETE", "v1/images/" + id, "");
  }

  /** The image that an answer is about. */
  public static JsonObject image(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return Client.json(answer.body()).getJsonObject("image");
  }

  /** The id of a new image that waits for data. */
  public String reserved(String... said) throws Exception {
    return image(post("", meta(said))).getString("id");
  }

  /** The id of a new image with data. */
  public String uploaded(String data, String... more) throws Exception {
    return image(post(data, complete(more))).getString("id");
  }

  /** Whether a header says something of an image. */
  public static boolean isMeta(String header) {
    return header.toLowerCase(Locale.ROOT).startsWith("x-image-meta-");
  }

  /** What an answer says of an image in a header; empty when it says nothing. */
  public static String said(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue("x-image-meta-" + name).orElse("");
  }

  /** The images of a list, by this query, in order. */
  public List<JsonObject> list(String query) throws Exception {
    return list("v1/images/detail?" + query, "images");
  }

  /** The members of a list at an address. */
  public List<JsonObject> list(String path, String name) throws Exception {
    HttpResponse<String> answer = client.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Client.json(answer.body()).getJsonArray(name).getValuesAs(JsonObject.class);
  }

  /** Each member of an image, with whether it may share. */
  public List<String> members(String id) throws Exception {
    return list("v1/images/" + id + "/members", "members").stream()
        .map(member -> member.getString("member_id") + " " + member.getBoolean("can_share"))
        .toList();
  }

  /** Shares an image; without a body when that is empty. The status of the answer. */
  public int share(String id, String member, String body) throws Exception {
    String path = "v1/images/" + id + "/members/" + member;
    return client.send("PUT", path, body.replace('\'', '"')).statusCode();
  }
}
