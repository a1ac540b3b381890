package io.darkroom.images.v2;

import static io.darkroom.images.v2.ImageRequests.ADMIN;
import static io.darkroom.images.v2.ImageRequests.MEMBER;
import static io.darkroom.images.v2.ImageRequests.json;
import static io.darkroom.images.v2.ImageRequests.patch;
import static io.darkroom.images.v2.ImageRequests.patched;
import static io.darkroom.images.v2.PatchForm.V2_0;
import static io.darkroom.images.v2.PatchForm.V2_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.Image;
import io.darkroom.images.TestImages;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a patch makes of an image: of a bare one, and of one that has everything. */
class ImagePatchTest {

  private final Image bare = TestImages.bare();
  private final Image full = TestImages.active();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                                        | {}",
        "[{'op':'replace','path':'/name','value':'n'}]             | {'name':'n'}",
        "[{'op':'add','path':'/name','value':'n'}]                 | {'name':'n'}",
        "[{'op':'replace','path':'/name','value':null}]            | {'name':null}",
        "[{'op':'replace','path':'/protected','value':true}]       | {'protected':true}",
        "[{'op':'replace','path':'/os_hidden','value':true}]       | {'os_hidden':true}",
        "[{'op':'replace','path':'/min_disk','value':7}]           | {'min_disk':7}",
        "[{'op':'replace','path':'/min_ram','value':2147483647}]   | {'min_ram':2147483647}",
        "[{'op':'replace','path':'/visibility','value':'private'}] | {'visibility':'private'}",
        "[{'op':'replace','path':'/disk_format','value':'vmdk'}]   | {'disk_format':'vmdk'}",
        "[{'op':'replace','path':'/disk_format','value':null}]     | {'disk_format':null}",
        "[{'op':'replace','path':'/container_format','value':'ovf'}] | {'container_format':'ovf'}",
        "[{'op':'add','path':'/owner','value':'project-1'}]        | {'owner':'project-1'}",
        "[{'op':'add','path':'/tags','value':['b','a','b']}]       | {'tags':['b','a']}",
        "[{'op':'replace','path':'/tags','value':[]}]              | {'tags':[]}",
        "[{'op':'add','path':'/own','value':''}]                   | {'own':''}",
        "[{'op':'add','path':'/a~1b~0c~01','value':'x'}]           | {'a/b~c~1':'x'}",
        "[{'op':'add','path':'/-','value':'x'}]                    | {'-':'x'}",
        "[{'op':'add','path':'/a','value':'1'},{'op':'add','path':'/a','value':'2'}] | {'a':'2'}",
        "[{'op':'add','path':'/a','value':'1'},{'op':'replace','path':'/a','value':'2'}] | {'a':'2'}",
        "[{'op':'add','path':'/a','value':'1'},{'op':'remove','path':'/a'}] | {}",
        "[{'op':'add','path':'/a','value':'1'},{'op':'add','path':'/A','value':'2'}] | {'a':'1','A':'2'}",
        "[{'op':'add','path':'/a','value':'1','more':5}]           | {'a':'1'}"
      })
  void changesWhatItNamesAndNothingElse(String operations, String difference) {
    JsonObject expected =
        Json.createObjectBuilder(DraftBody.of(bare.draft()))
            .addAll(Json.createObjectBuilder(json(difference).asJsonObject()))
            .build();

    assertThat(patched(bare, operations, V2_1, MEMBER)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'add':'/a','value':'1'}]                                  | {'a':'1'}",
        "[{'replace':'/name','value':'n'}]                           | {'name':'n'}",
        "[{'add':'/a','value':'1'},{'replace':'/a','value':'2'}]     | {'a':'2'}",
        "[{'add':'/a','value':'1'},{'remove':'/a'}]                  | {}"
      })
  void mayBeWrittenInTheOlderForm(String operations, String difference) {
    JsonObject expected =
        Json.createObjectBuilder(DraftBody.of(bare.draft()))
            .addAll(Json.createObjectBuilder(json(difference).asJsonObject()))
            .build();

    assertThat(patched(bare, operations, V2_0, MEMBER)).isEqualTo(expected);
  }

  @Test
  void removesPropertiesOfPeople() {
    JsonObject after =
        patched(full, "[{'op':'remove','path':'/os_distro','value':5}]", V2_1, MEMBER);

    assertThat(after)
        .isEqualTo(
            Json.createObjectBuilder(DraftBody.of(full.draft())).remove("os_distro").build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'op':'remove','path':'/nosuch'}]                | PROPERTY_ABSENT        | nosuch",
        "[{'op':'replace','path':'/nosuch','value':'x'}]   | PROPERTY_ABSENT        | nosuch",
        "[{'op':'replace','path':'/OS_DISTRO','value':''}] | PROPERTY_ABSENT        | OS_DISTRO",
        "[{'op':'remove','path':'/name'}]                  | PROPERTY_NOT_REMOVABLE | name",
        "[{'op':'remove','path':'/tags'}]                  | PROPERTY_NOT_REMOVABLE | tags",
        "[{'op':'remove','path':'/visibility'}]            | PROPERTY_NOT_REMOVABLE | visibility",
        "[{'op':'remove','path':'/owner'}]                 | PROPERTY_NOT_REMOVABLE | owner"
      })
  void isRefusedByWhatTheImageIs(String operations, Problem problem, String property) {
    assertThat(Refusals.of(() -> patched(full, operations, V2_1, ADMIN)))
        .isEqualTo(Message.of(problem, property));
  }

  @ParameterizedTest
  @ValueSource(strings = {"os_distro", "name"})
  void addsNothingTwiceInTheOlderForm(String name) {
    String operations = "[{'add':'/" + name + "','value':'x'}]";

    assertThat(Refusals.of(() -> patched(full, operations, V2_0, ADMIN)))
        .isEqualTo(Message.of(Problem.PROPERTY_EXISTS, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"disk_format", "container_format"})
  void leavesTheFormatOfDataAlone(String format) {
    String operations =
        "[{'op':'replace','path':'/" + format + "','value':null},{'op':'remove','path':'/x'}]";

    assertThat(Refusals.of(() -> patched(full, operations, V2_1, ADMIN)))
        .isEqualTo(Message.of(Problem.PROPERTY_FIXED, format, "active"));
  }

  @Test
  void givesNoRightsThatTheRulesDoNotGive() {
    String publish = "[{'op':'replace','path':'/visibility','value':'public'}]";
    String give = "[{'op':'replace','path':'/owner','value':'project-2'}]";

    assertThat(Refusals.of(() -> patched(bare, publish, V2_1, MEMBER)))
        .isEqualTo(Message.of(Problem.VISIBILITY_FORBIDDEN, "public"));
    assertThat(Refusals.of(() -> patched(bare, give, V2_1, MEMBER)))
        .isEqualTo(Message.of(Problem.OWNER_FORBIDDEN));
    assertThat(patched(bare, give, V2_1, ADMIN).getString("owner")).isEqualTo("project-2");
  }

  @Test
  void ofAnotherPropertyAsksNobodyAboutTheVisibility() {
    String rename = "[{'op':'replace','path':'/name','value':'n'}]";

    assertThat(full.visibility()).isEqualTo("public");
    assertThat(patched(full, rename, V2_1, MEMBER).getString("name")).isEqualTo("n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "status",
        "checksum",
        "size",
        "virtual_size",
        "created_at",
        "updated_at",
        "self",
        "file",
        "schema",
        "stores",
        "direct_url",
        "location",
        "locations",
        "os_hash_algo",
        "os_hash_value",
        "deleted",
        "deleted_at",
        "os_glance_x"
      })
  void neverTouchesWhatTheServiceKeeps(String name) {
    for (String operation : List.of("add", "replace", "remove")) {
      String body =
          "[{'op':'" + operation + "','path':'/" + name + "','value':[{'url':'file:///x'}]}]";
      assertThat(Refusals.of(() -> patch(body, V2_1)))
          .isEqualTo(Message.of(Problem.PROPERTY_READ_ONLY, name));
    }
  }
}
