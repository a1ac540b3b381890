package io.darkroom.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the house and the doors between them, as the design has them. */
class ArchitectureTest {

  private static final String HOUSE = "io.darkroom.";

  /** A room, and the rooms that it may use; two dots stand for the rooms within. */
  private static final String ROOMS =
      """
      problems         :
      platform..       : problems
      identity         : problems platform..
      identity.keystone : problems platform.. identity
      http             : problems platform.. identity
      tasks            : problems platform..
      tasks.events     : problems platform.. tasks
      tasks.api        : problems platform.. identity http tasks tasks.events
      tasks.execution  : problems platform.. tasks
      tasks.webhooks   : problems platform.. tasks sources
      stores           : problems platform..
      sources          : problems platform..
      formats          : problems platform..
      formats.archives : problems platform..
      formats.conversion : problems platform.. formats
      images           : problems platform.. identity tasks stores sources formats
      images.uploads   : problems platform.. identity tasks stores formats images
      images.v2        : problems platform.. identity http tasks tasks.api stores formats images images.uploads
      images.v1        : problems platform.. identity http tasks tasks.api tasks.events stores sources formats images images.uploads
      imports          : problems platform.. tasks stores sources formats formats.archives formats.conversion images images.uploads
      operations       : problems platform.. identity http tasks
      launch           : platform.settings
      boot             :
      """;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.darkroom");

  static Stream<String> rooms() {
    return doors().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyWhatTheDesignLetsItUse(String room) {
    String[] allowed =
        Stream.concat(Stream.of(room), doors().get(room).stream())
            .map(HOUSE::concat)
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(HOUSE + room)
        .should()
        .dependOnClassesThat(resideInAPackage(HOUSE + ".").and(not(resideInAnyPackage(allowed))))
        .check(CLASSES);
  }

  @Test
  void everyClassLivesInARoomOfTheDesign() {
    classes()
        .should()
        .resideInAnyPackage(rooms().map(HOUSE::concat).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void noRoomsUseEachOther() {
    slices().matching("io.darkroom.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void aClassIsNamedForWhatItIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Helpers)(\\$.*)?")
        .check(CLASSES);
  }

  @Test
  void theDatabaseIsHandedToConstructors() {
    fields()
        .that()
        .haveRawType(EntityManager.class)
        .and()
        .areDeclaredInClassesThat(not(resideInAPackage(HOUSE + "platform.database")))
        .should()
        .notBeAnnotatedWith(Inject.class)
        .andShould()
        .notBeAnnotatedWith(PersistenceContext.class)
        .check(CLASSES);
  }

  /** Record 0019: of the server's own interceptor nothing else is safe. */
  @Test
  void onlyTransactionsBesideTheCallersAreTheServers() {
    assertThat(CLASSES.stream().filter(ArchitectureTest::isInTheServersHands)).isEmpty();
    assertThat(
            CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(ArchitectureTest::isInTheServersHands))
        .isEmpty();
  }

  private static boolean isInTheServersHands(HasAnnotations<?> some) {
    return some.tryGetAnnotationOfType(Transactional.class)
        .filter(annotation -> annotation.value() != TxType.REQUIRES_NEW)
        .isPresent();
  }

  /** What a class must declare to fit an interface of the JDK is not logging; calling it is. */
  @Test
  void onlyTheRoomForLoggingKnowsWhoWritesTheLog() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HOUSE + "platform.logging")
        .should()
        .accessClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(CLASSES);
  }

  @Test
  void theProviderOfJsonIsLookedUpOnce() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(jakarta.json.Json.class)
        .check(CLASSES);
  }

  /** The driver would cut the answer, and the database sort all rows first: it sees no limit. */
  @Test
  void nativeStatementsSayThemselvesHowManyRowsTheyWant() {
    noClasses()
        .should()
        .callMethod(Query.class, "setMaxResults", int.class)
        .orShould()
        .callMethod(Query.class, "setFirstResult", int.class)
        .check(CLASSES);
  }

  private static Map<String, List<String>> doors() {
    Map<String, List<String>> doors = new LinkedHashMap<>();
    ROOMS
        .lines()
        .map(line -> line.split(":", -1))
        .forEach(
            row ->
                doors.put(
                    row[0].trim(),
                    Arrays.stream(row[1].split(" ", -1)).filter(use -> !use.isEmpty()).toList()));
    return doors;
  }
}
