package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import io.darkroom.support.FileServer;
import io.darkroom.support.ImageCalls;
import io.darkroom.support.Together;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The life of an image: how it begins, changes and ends. */
interface ImageLifeBehaviour {

  Client client();

  FileServer source();

  Path data();

  private ImageCalls calls() {
    return new ImageCalls(client());
  }

  /** How many objects of this size the store holds. */
  private long objects(int size) throws Exception {
    try (Stream<Path> files = Files.list(data().resolve("images"))) {
      return files.filter(file -> file.toFile().length() == size).count();
    }
  }

  @Test
  default void imageIsShownAsItWasCreated() throws Exception {
    String id = UUID.randomUUID().toString();
    String body =
        "{'id':'%s','name':'caf\u00e9 \uD83D\uDE00','tags':['b','a','b'],'os_distro':'x','min_disk':1}"
            .formatted(id);

    HttpResponse<String> answer = calls().send("POST", "v2/images", body);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).hasValue(client().url("v2/images/" + id));
    assertThat(answer.headers().firstValue("OpenStack-image-import-methods"))
        .hasValue("glance-direct,web-download,copy-image");
    assertThat(answer.headers().firstValue("OpenStack-image-store-ids")).isPresent();
    JsonObject image = Client.json(answer.body());
    assertThat(image)
        .isEqualTo(
            Client.json(
                """
                {"os_distro": "x", "name": "caf\u00e9 \uD83D\uDE00", "disk_format": null,
                 "container_format": null, "visibility": "shared", "size": null,
                 "virtual_size": null, "status": "queued", "checksum": null, "protected": false,
                 "min_ram": 0, "min_disk": 1, "owner": "local", "os_hidden": false,
                 "os_hash_algo": null, "os_hash_value": null, "id": "{id}",
                 "created_at": "{now}", "updated_at": "{now}", "tags": ["a", "b"],
                 "self": "/v2/images/{id}", "file": "/v2/images/{id}/file",
                 "schema": "/v2/schemas/image"}"""
                    .replace("{id}", id)
                    .replace("{now}", image.getString("created_at"))));
    assertThat(client().image(id)).isEqualTo(image);
  }

  @Test
  default void imageThatCannotBeIsNotCreated() throws Exception {
    assertThat(calls().status("POST", "v2/images", "[]")).isEqualTo(400);
    assertThat(calls().status("POST", "v2/images", "{")).isEqualTo(400);
    assertThat(calls().status("POST", "v2/images", "{'name': '" + "n".repeat(300) + "'}"))
        .isEqualTo(400);
    assertThat(calls().status("POST", "v2/images", "{'name': 'a\\u0000b'}")).isEqualTo(400);
    assertThat(calls().status("POST", "v2/images", "{'name': '\\ud800'}")).isEqualTo(400);
    assertThat(calls().status("POST", "v2/images", "{'x\\u0000': 'b'}")).isEqualTo(400);
    assertThat(calls().status("POST", "v2/images", "{'min_disk': 1e999999999}")).isEqualTo(400);
    assertThat(calls().status("POST", "v2/images", "{'x': " + "[".repeat(5000) + "}"))
        .isEqualTo(400);
    assertThat(calls().status("POST", "v2/images", "{'status': 'active'}")).isEqualTo(403);
    assertThat(calls().status("POST", "v2/images", "{'os_glance_x': 'y'}")).isEqualTo(403);
    assertThat(calls().status("POST", "v2/images", "{'tags': [" + ImageCalls.words(1000) + "]}"))
        .isEqualTo(413);
    assertThat(client().post("v2/images", "{}", "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
  }

  @Test
  default void idIsUsedOnce() throws Exception {
    String id = calls().newImage("{}");
    String again = "{'id': '" + id + "'}";

    assertThat(calls().status("POST", "v2/images", again)).isEqualTo(409);
    assertThat(calls().delete(id).statusCode()).isEqualTo(204);
    assertThat(calls().status("POST", "v2/images", again)).isEqualTo(409);
  }

  @Test
  default void patchChangesAnImage() throws Exception {
    String id = calls().newImage("{'name':'before','a':'1','b':'2','tags':['x']}");

    HttpResponse<String> answer =
        calls()
            .patch(
                id,
                "[{'op':'replace','path':'/name','value':'\u65e5\u672c'},"
                    + "{'op':'remove','path':'/a'},{'op':'add','path':'/c~1d','value':'3'},"
                    + "{'op':'replace','path':'/b','value':'\uD83D\uDE00'},"
                    + "{'op':'replace','path':'/tags','value':['y','z']},"
                    + "{'op':'replace','path':'/disk_format','value':'qcow2'}]");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject after = Client.json(answer.body());
    assertThat(after)
        .containsEntry("name", Json.createValue("\u65e5\u672c"))
        .containsEntry("b", Json.createValue("\uD83D\uDE00"))
        .containsEntry("c/d", Json.createValue("3"))
        .containsEntry("disk_format", Json.createValue("qcow2"))
        .doesNotContainKey("a");
    assertThat(ImageCalls.tags(after)).containsExactly("y", "z");
    assertThat(client().image(id)).isEqualTo(after);
  }

  @Test
  default void patchThatFailsLeavesNoTrace() throws Exception {
    JsonObject image = calls().create("{'name':'kept','a':'1'}");
    String id = image.getString("id");
    String first = "{'op':'replace','path':'/name','value':'lost'},";

    assertPatch(id, "[" + first + "{'op':'remove','path':'/nosuch'}]", 409);
    assertPatch(id, "[" + first + "{'op':'replace','path':'/nosuch','value':''}]", 409);
    assertPatch(id, "[" + first + "{'op':'move','path':'/a','from':'/b'}]", 400);
    assertPatch(id, "[" + first + "{'op':'add','path':'/tags/-','value':'x'}]", 400);
    assertPatch(id, "[" + first + "{'op':'add','path':'/b','value':'\\u0000'}]", 400);
    assertPatch(id, "[" + first + "{'op':'remove','path':'/name'}]", 403);
    assertPatch(id, "[" + first + "{'op':'replace','path':'/locations','value':[]}]", 403);
    assertPatch(id, "[" + first + added(129) + "]", 413);
    assertPatch(id, "{}", 400);
    for (String name : List.of("id", "status", "size", "checksum", "os_hash_value", "stores")) {
      assertPatch(id, "[" + first + "{'op':'add','path':'/" + name + "','value':'x'}]", 403);
    }
    HttpResponse<String> other =
        client().send("PATCH", "v2/images/" + id, "[]", "Content-Type", "application/json");
    assertThat(other.statusCode()).isEqualTo(415);
    assertThat(other.headers().firstValue("Accept-Patch"))
        .hasValue(
            "application/openstack-images-v2.0-json-patch, "
                + "application/openstack-images-v2.1-json-patch");

    assertThat(client().image(id)).isEqualTo(image);
    assertPatch(UUID.randomUUID().toString(), "[]", 404);
  }

  private static String added(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "{'op':'add','path':'/p" + number + "','value':''}")
        .collect(Collectors.joining(","));
  }

  private void assertPatch(String id, String operations, int status) throws Exception {
    assertThat(calls().patch(id, operations).statusCode()).as(operations).isEqualTo(status);
  }

  @Test
  default void patchesAtTheSameTimeLoseNothing() throws Exception {
    String id = calls().newImage("{'p0': 'kept'}");

    AtomicInteger next = new AtomicInteger();

    List<Integer> answers =
        Together.run(
            4,
            () -> {
              String name = "n" + next.getAndIncrement();
              return calls()
                  .patch(id, "[{'op':'add','path':'/" + name + "','value':''}]")
                  .statusCode();
            });

    assertThat(answers).containsExactly(200, 200, 200, 200);
    assertThat(client().image(id)).containsKeys("p0", "n0", "n1", "n2", "n3");
  }

  @Test
  default void deletedImageIsGoneWithItsData() throws Exception {
    int size = 76_543;
    String id = calls().importImage(source(), size);
    assertThat(objects(size)).isEqualTo(1);

    assertPatch(id, "[{'op':'replace','path':'/protected','value':true}]", 200);
    assertThat(calls().delete(id).statusCode()).isEqualTo(403);
    assertThat(objects(size)).isEqualTo(1);
    assertPatch(id, "[{'op':'replace','path':'/protected','value':false}]", 200);
    assertThat(calls().status("POST", "v2/images/" + id + "/members", "{'member':'m'}"))
        .isEqualTo(200);

    assertThat(calls().delete(id).statusCode()).isEqualTo(204);

    assertThat(objects(size)).isZero();
    assertThat(calls().delete(id).statusCode()).isEqualTo(404);
    for (String path : List.of("", "/file", "/members", "/members/m")) {
      assertThat(client().get("v2/images/" + id + path).statusCode()).as(path).isEqualTo(404);
    }
  }
}
