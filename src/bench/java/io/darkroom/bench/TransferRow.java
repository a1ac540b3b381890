package io.darkroom.bench;

import io.darkroom.support.Client;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A large image is uploaded and downloaded by curl, beside a copied and a served file. */
final class TransferRow implements Row {

  @Override
  public String name() {
    return "transfer";
  }

  @Override
  public List<Line> measure(Stage stage) throws Exception {
    Content.large(stage);
    String size = Large.size(stage.options().bytes());
    Curl curl = Curl.with(stage);
    return List.of(
        Line.of("upload " + size + " (CPU: of a MB)", Large::speed, uploads(stage, curl)),
        Line.of("download " + size + " (CPU: of a MB)", Large::speed, downloads(stage, curl)));
  }

  private static Results uploads(Stage stage, Curl curl) throws Exception {
    Map<String, Results.Measure> rounds = new LinkedHashMap<>();
    for (Contender contender : contenders(stage)) {
      rounds.put(
          contender.name(),
          () -> {
            String id = newImage(contender);
            Sample sample = upload(stage, curl, contender, id);
            new Tasks(contender).removeImage(id);
            return sample;
          });
    }
    rounds.put(Contender.LIMIT, () -> copy(stage));
    return Results.interleaved(stage.options().rounds(), rounds);
  }

  private static Results downloads(Stage stage, Curl curl) throws Exception {
    Map<String, Results.Measure> rounds = new LinkedHashMap<>();
    Map<Contender, String> images = new LinkedHashMap<>();
    long bytes = stage.options().bytes();
    for (Contender contender : contenders(stage)) {
      String id = newImage(contender);
      images.put(contender, id);
      upload(stage, curl, contender, id);
      String line = curl.download(contender.url("v2/images/" + id + "/file"));
      rounds.put(
          contender.name(),
          () -> Large.timed(bytes, contender.processes(), () -> Shell.seconds(line)));
    }
    try (FileService files = FileService.of(stage)) {
      String line = curl.download(files.url(Content.LARGE));
      rounds.put(Contender.LIMIT, () -> Large.timed(bytes, line));
      return Results.interleaved(stage.options().rounds(), rounds);
    } finally {
      for (Map.Entry<Contender, String> image : images.entrySet()) {
        new Tasks(image.getKey()).removeImage(image.getValue());
      }
    }
  }

  private static List<Contender> contenders(Stage stage) throws Exception {
    Contender ours = stage.ours().contender();
    return stage.glance().map(glance -> List.of(ours, glance)).orElse(List.of(ours));
  }

  private static String newImage(Contender contender) throws Exception {
    String json = "{\"name\": \"large\", \"disk_format\": \"raw\", \"container_format\": \"bare\"}";
    return Client.json(contender.client().post("v2/images", json).body()).getString("id");
  }

  private static Sample upload(Stage stage, Curl curl, Contender contender, String id)
      throws Exception {
    String line =
        curl.upload(stage.source().file(Content.LARGE), contender.url("v2/images/" + id + "/file"));
    return Large.timed(stage.options().bytes(), contender.processes(), () -> Shell.seconds(line));
  }

  private static Sample copy(Stage stage) throws Exception {
    Path copy = stage.options().directory().resolve("copy.img");
    String line =
        "md5sum '%s' >/dev/null & sha512sum '%1$s' >/dev/null & cp '%1$s' '%s'; sync '%2$s'; wait"
            .formatted(stage.source().file(Content.LARGE), copy);
    Sample sample = Large.timed(stage.options().bytes(), line);
    Files.delete(copy);
    return sample;
  }
}
