package io.darkroom.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.identity.Caller;
import io.darkroom.platform.database.Dialect;
import io.darkroom.support.Client;
import io.darkroom.support.Database;
import io.darkroom.support.SeededImages;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How PostgreSQL finds a page of what somebody sees among very many images that are none of theirs.
 * The plans are printed.
 */
class ImagePlansIT {

  private static final int IMAGES = 400_000;
  private static final int PAGE = 25;

  /** Of each part a page, its index, and what is shared with a project. */
  private static final int MOST_BLOCKS = 1_500;

  private static EmbeddedPostgres server;
  private static Database database;

  @BeforeAll
  static void seed() throws Exception {
    server = EmbeddedPostgres.start();
    database = new Database(server.getPostgresDatabase(), Dialect.POSTGRESQL);
    database.run(manager -> SeededImages.add(manager, Dialect.POSTGRESQL, IMAGES));
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze images");
      statement.execute("vacuum analyze image_members");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    server.close();
  }

  static Stream<Arguments> views() {
    String own = "images_by_owner";
    String open = "images_by_visibility";
    String shared = "image_members_by_member";
    return Stream.of(
            Arguments.of(SeededImages.OWNER, "", List.of(own, open, shared)),
            Arguments.of(SeededImages.OWNER, "all", List.of(own, open, shared)),
            Arguments.of(SeededImages.OWNER, "shared", List.of(own, shared)),
            Arguments.of("nobody", "", List.of(own, open, shared)),
            Arguments.of(SeededImages.OWNER, "public", List.of(open)),
            Arguments.of("admin", "", List.of("images_by_creation")),
            Arguments.of("admin", "all", List.of("images_by_creation")),
            Arguments.of("admin", "public", List.of(open)))
        .flatMap(
            view ->
                Stream.of(IMAGES, IMAGES / 2, 30_000)
                    .map(
                        place -> Arguments.of(view.get()[0], view.get()[1], place, view.get()[2])));
  }

  @ParameterizedTest(name = "{0} asks for {1} before image {2}")
  @MethodSource("views")
  void aPageIsReadFromTheIndexesOfWhatSomebodySees(
      String who, String visibility, int place, List<String> indexes) {
    ImageQuery query = ImageQuery.page(page(who, visibility), last(place));

    String plan = database.transaction(manager -> plan(query, manager));

    assertThat(plan).doesNotContain("Seq Scan");
    assertThat(indexes).allSatisfy(index -> assertThat(plan).contains("\"" + index + "\""));
    JsonObject top = Client.json(plan).getJsonObject("Plan");
    assertThat(top.getInt("Shared Hit Blocks") + top.getInt("Shared Read Blocks"))
        .isLessThan(MOST_BLOCKS);
  }

  private static ImagePage page(String who, String visibility) {
    Caller caller =
        new Caller("user", Optional.of(who), Set.of(), who.equals("admin"), Instant.MAX);
    ImageView view =
        new ImageView(
            caller,
            Optional.of(visibility).filter(asked -> !asked.isEmpty()),
            Optional.of(MemberStatus.ACCEPTED),
            false,
            Optional.empty());
    return new ImagePage(view, List.of(), List.of(), Optional.empty(), PAGE);
  }

  private static Optional<Image> last(int place) {
    ImageDraft draft =
        new ImageDraft("", "private", false, false, "", 0, 0, null, null, List.of(), Map.of());
    Instant creation = Instant.ofEpochSecond(SeededImages.BEGIN / 1_000_000 + place);
    return Optional.of(new Image(draft, creation)).filter(image -> place < IMAGES);
  }

  private static String plan(ImageQuery query, EntityManager manager) {
    String explain = "explain (analyze, buffers, format json) ";
    String json = query.bound(manager, explain + query.sql()).getSingleResult().toString();
    System.out.println(query.sql() + "\n" + json);
    return json.strip().substring(1, json.strip().length() - 1);
  }
}
