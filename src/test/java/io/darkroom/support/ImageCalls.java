package io.darkroom.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What clients of the Images API send, as somebody. */
public record ImageCalls(Client client) {

  private static final String PATCH = "application/openstack-images-v2.1-json-patch";

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  /** Any request with a body of JSON, written with single quotes. */
  public HttpResponse<String> send(String method, String path, String body) throws Exception {
    return client.send(
        method,
        path,
        json(body),
        "Content-Type",
        method.equals("PATCH") ? PATCH : "application/json",
        "Accept",
        "application/json");
  }

  /** A new image of which this is said. */
  public JsonObject create(String body) throws Exception {
    HttpResponse<String> answer = send("POST", "v2/images", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Client.json(answer.body());
  }

  /** The id of a new image of which this is said. */
  public String newImage(String body) throws Exception {
    return create(body).getString("id");
  }

  /** The id of a new image that waits for data, of this disk format in no container. */
  public String queued(String diskFormat) throws Exception {
    return newImage("{'disk_format': '%s', 'container_format': 'bare'}".formatted(diskFormat));
  }

  public HttpResponse<String> patch(String id, String operations) throws Exception {
    return send("PATCH", "v2/images/" + id, operations);
  }

  public HttpResponse<String> delete(String id) throws Exception {
    return send("DELETE", "v2/images/" + id, "");
  }

  /** The status of the answer to a request. */
  public int status(String method, String path, String body) throws Exception {
    return send(method, path, body).statusCode();
  }

  /** The id of an image that a task made, with so many bytes. */
  public String importImage(FileServer source, int size) throws Exception {
    String url = source.serve(UUID.randomUUID() + ".raw", DiskImages.raw(size));
    String task = client.postImport(url, "raw").getString("id");
    return client.awaitEnd(task).getString("image_id");
  }

  public static List<String> tags(JsonObject image) {
    return image.getJsonArray("tags").getValuesAs(JsonString::getString);
  }

  /** So many words, quoted. */
  public static String words(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "'w" + number + "'")
        .collect(Collectors.joining(","));
  }
}
