package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.Client;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors in the shape that a client accepts and the language that its user reads. */
interface ErrorBehaviour {

  Client client();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain       | text/plain",
        "text/html        | text/html",
        "*/*              | text/html",
        "application/json | application/json"
      })
  default void errorHasTheShapeThatIsAccepted(String accept, String type) throws Exception {
    HttpResponse<String> answer = client().get("v2/tasks/x", "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type + ";charset=UTF-8");
    assertThat(answer.headers().firstValue("Content-Language")).contains("en");
    assertThat(answer.body()).contains("404 Not Found", "There is no task x.");
  }

  @Test
  default void errorIsPlainTextForWhoeverSaysNothing() throws Exception {
    assertThat(client().get("v2/tasks/x").body())
        .isEqualTo("404 Not Found\n\nThere is no task x.\n");
  }

  @Test
  default void errorIsAPageForBrowsers() throws Exception {
    assertThat(client().get("v2/tasks/%3Cb%3E", "Accept", "text/html").body())
        .isEqualTo(
            """
            <html lang="en">
             <head>
              <title>404 Not Found</title>
             </head>
             <body>
              <h1>404 Not Found</h1>
              There is no task &lt;b&gt;.
             </body>
            </html>
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de                | de    | Es gibt keine Aufgabe x.",
        "es-MX             | es    | No existe la tarea x.",
        "fr;q=0.3, ja      | ja    | タスク x は存在しません。",
        "fr                | fr    | La tâche x n’existe pas.",
        "pt                | pt-BR | A tarefa x não existe.",
        "ru-RU             | ru    | Задача x не существует.",
        "zh                | zh-CN | 任务 x 不存在。",
        "tlh, zh-CN;q=0.1  | zh-CN | 任务 x 不存在。",
        "tlh               | en    | There is no task x."
      })
  default void errorIsWordedInTheLanguageOfTheReader(String accept, String language, String message)
      throws Exception {
    HttpResponse<String> answer =
        client().get("v2/tasks/x", "Accept-Language", accept, "Accept", "application/json");

    assertThat(answer.headers().firstValue("Content-Language")).contains(language);
    assertThat(Client.json(answer.body())).isEqualTo(Errors.body(404, "Not Found", message));
  }

  @Test
  default void everyAnswerHasTheIdOfItsRequest() throws Exception {
    String id = "req-" + UUID.randomUUID();

    for (String path : new String[] {"", "v2/tasks", "v2/tasks/x", "healthcheck", "health"}) {
      assertThat(client().get(path, "X-Openstack-Request-Id", id).headers().map())
          .extractingByKey("x-openstack-request-id")
          .isEqualTo(java.util.List.of(id));
      assertThat(client().get(path, "X-Openstack-Request-Id", "mine").headers().map())
          .extractingByKey("x-openstack-request-id")
          .asString()
          .matches("\\[req-[0-9a-f-]{36}]");
    }
  }
}
