package io.darkroom.bench;

/**
 * What is asked of whom.
 *
 * @param name under which its figures go
 * @param path of the request
 */
public record Target(String name, Contender contender, String path) {

  public static Target of(Contender contender, String path) {
    return new Target(contender.name(), contender, path);
  }

  /** An import that has ended well, to be shown. */
  public static Target finishedImport(Stage stage, Contender contender) throws Exception {
    Content.small(stage);
    Tasks tasks = new Tasks(contender);
    String id = tasks.post(Tasks.importOf(stage.source().url(Content.SMALL)));
    tasks.awaitSuccess(id);
    return of(contender, "v2/tasks/" + id);
  }
}
