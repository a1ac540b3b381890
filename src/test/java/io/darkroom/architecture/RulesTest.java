package io.darkroom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.darkroom.identity.Anybody;
import io.darkroom.identity.Requires;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/** Who may call a method of a resource is written at the method. */
class RulesTest {

  private static final DescribedPredicate<JavaMethod> SERVES_REQUESTS =
      new DescribedPredicate<>("serve requests") {
        @Override
        public boolean test(JavaMethod method) {
          return method.isMetaAnnotatedWith(HttpMethod.class) && !method.getOwner().isInterface();
        }
      };

  private static final ArchRule EACH_DECLARES_ITS_RULE =
      methods()
          .that(SERVES_REQUESTS)
          .should()
          .beAnnotatedWith(Requires.class)
          .orShould()
          .beAnnotatedWith(Anybody.class);

  private static JavaClasses production() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.darkroom");
  }

  @Test
  void everyMethodOfAResourceDeclaresItsRule() {
    EACH_DECLARES_ITS_RULE.check(production());
  }

  @Test
  void onlyHealthIsForAnybody() {
    assertThat(
            production().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Anybody.class))
                .map(JavaMethod::getFullName))
        .containsExactly("io.darkroom.http.HealthResource.health()");
  }

  @Test
  void aMethodThatDeclaresNoneIsNoticed() {
    assertThat(
            EACH_DECLARES_ITS_RULE
                .evaluate(new ClassFileImporter().importClasses(Forgetful.class))
                .hasViolation())
        .isTrue();
  }

  @Path("forgetful")
  static class Forgetful {

    @PATCH
    String change() {
      return "";
    }
  }
}
