package io.darkroom.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeysetTest {

  private static final SortKey TIME = new SortKey("created_at", true);
  private static final SortKey ID = new SortKey("id", true);
  private static final SortKey NAME = new SortKey("name", false);

  @Test
  void theFirstPageHasNoBound() {
    assertThat(page(Keyset.of(List.of(TIME, ID)), Optional.empty()))
        .isEqualTo("select * from t order by created_at desc, id desc fetch first 25 rows only");
  }

  @Test
  void keysOfOneDirectionAreComparedAsARow() {
    assertThat(page(Keyset.of(List.of(TIME, ID)), Optional.of(List.of(7L, "a"))))
        .isEqualTo(
            "select * from t where created_at <= ?1 and (created_at, id) < (?2, ?3)"
                + " order by created_at desc, id desc fetch first 25 rows only");
  }

  @Test
  void amongKeysOfTwoDirectionsALaterOneDecidesBetweenEquals() {
    assertThat(page(Keyset.of(List.of(NAME, ID)), Optional.of(List.of("n", "a"))))
        .isEqualTo(
            "select * from t where name >= ?1 and (name > ?2 or (name = ?3 and id < ?4))"
                + " order by name, id desc fetch first 25 rows only");
  }

  @Test
  void aLeadIsThereForItsIndex() {
    assertThat(
            page(Keyset.of(List.of(TIME, ID)).ledBy("owner", "o"), Optional.of(List.of(7L, "a"))))
        .isEqualTo(
            "select * from t where owner >= ?1 and owner <= ?2 and owner <= ?3"
                + " and (owner, created_at, id) < (?4, ?5, ?6) /*M! and created_at <= 7 */"
                + " order by owner desc, created_at desc, id desc fetch first 25 rows only");
  }

  @Test
  void queriesOfOneStatementNumberTheirValuesInOneRow() {
    Select one = new Select("select 1 from a");
    one.and("x = " + one.bind("x"));
    Select two = one.beside("select 1 from b");
    two.and("y = " + two.bind("y"));
    two.and("z = " + two.bind("z"));

    assertThat(one.sql()).isEqualTo("select 1 from a where x = ?1");
    assertThat(two.sql()).isEqualTo("select 1 from b where y = ?2 and z = ?3");
  }

  private static String page(Keyset keys, Optional<List<Object>> last) {
    Select select = new Select("select * from t");
    keys.page(select, last, 25);
    return select.sql();
  }
}
