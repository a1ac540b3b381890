package io.darkroom.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskStatusTest {

  @ParameterizedTest
  @CsvSource({
    "PENDING, pending, false",
    "PROCESSING, processing, false",
    "SUCCESS, success, true",
    "FAILURE, failure, true"
  })
  void isNamedInLowerCaseOnTheWireAndInTheDatabase(TaskStatus status, String id, boolean terminal) {
    TaskStatus.Column column = new TaskStatus.Column();

    assertThat(status.id()).isEqualTo(id);
    assertThat(column.convertToDatabaseColumn(status)).isEqualTo(id);
    assertThat(column.convertToEntityAttribute(id)).isEqualTo(status);
    assertThat(status.isTerminal()).isEqualTo(terminal);
    assertThat(TaskStatus.LIVE.contains(status)).isNotEqualTo(terminal);
  }

  @Test
  void thereIsNoFifth() {
    assertThat(TaskStatus.values()).hasSize(4);
  }

  @Test
  void isNamedTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(TaskStatus.PENDING.id()).isEqualTo("pending");
      assertThat(new TaskStatus.Column().convertToEntityAttribute("failure"))
          .isEqualTo(TaskStatus.FAILURE);
    } finally {
      Locale.setDefault(before);
    }
  }
}
