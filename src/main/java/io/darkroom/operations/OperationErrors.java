package io.darkroom.operations;

import io.darkroom.http.ErrorDialect;
import io.darkroom.problems.Message;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Locale;

/** The errors of the Operations API itself look as those of its tasks do. */
@Singleton
public class OperationErrors implements ErrorDialect {

  private final Jsonb json = JsonbBuilder.create();

  @Override
  public String root() {
    return "openshift";
  }

  @Override
  public String body(Message message, int status, Locale language) {
    return json.toJson(StatusBody.of(message, status, language));
  }
}
