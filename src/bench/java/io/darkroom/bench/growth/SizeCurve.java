package io.darkroom.bench.growth;

import io.darkroom.bench.Contender;
import io.darkroom.bench.Large;
import io.darkroom.bench.Options;
import io.darkroom.bench.Sample;
import io.darkroom.bench.Server;
import io.darkroom.bench.Stage;
import io.darkroom.bench.Tasks;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Ever larger images are imported, of zeros that take no room at the source. */
final class SizeCurve implements Curve {

  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;
  private static final int WARM_UPS = 20;

  /** What a round imports at least, as one small image alone would say little. */
  private static final long LEAST = 16 * MEBIBYTE;

  private static final Quantity SPEED = new Quantity("import", "MB/s");
  private static final Quantity MEMORY = new Quantity("resident memory", "MiB");

  private final Stage stage;
  private @Nullable Server server;

  SizeCurve(Stage stage) {
    this.stage = stage;
  }

  @Override
  public String name() {
    return "size";
  }

  @Override
  public String axis() {
    return "size of the image";
  }

  @Override
  public List<Long> places(Options options) {
    return LongStream.of(
            MEBIBYTE, 16 * MEBIBYTE, 256 * MEBIBYTE, GIBIBYTE, 4 * GIBIBYTE, 20 * GIBIBYTE)
        .filter(place -> place <= options.bytes())
        .boxed()
        .toList();
  }

  @Override
  public String label(long place) {
    return Large.size(place);
  }

  /** The store's file is not sparse; some room stays for the others on the machine. */
  @Override
  public Optional<String> obstacle(long place) throws IOException {
    long room = Files.getFileStore(stage.options().directory()).getUsableSpace();
    long needed = place + place / 10 + 2 * GIBIBYTE;
    return room < needed
        ? Optional.of("only " + Large.size(room) + " of the disk are free")
        : Optional.empty();
  }

  @Override
  public void prepare(long place) throws Exception {
    if (server == null) {
      server = Server.start(stage, Contender.OURS, "size", Stage.war());
      lengthen(MEBIBYTE);
      for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
        imported(server.contender(), MEBIBYTE, 1);
      }
    }
    lengthen(place);
  }

  @Override
  public Map<Quantity, Double> round(long place) throws Exception {
    if (server == null) {
      throw new IllegalStateException("There is no server.");
    }
    Map<Quantity, Double> figures = new LinkedHashMap<>();
    int count = (int) Math.max(1, LEAST / place);
    figures.put(SPEED, imported(server.contender(), place, count).speed());
    figures.put(MEMORY, server.contender().processes().residentMebibytes());
    return figures;
  }

  /** One after the other, so often. */
  private Sample imported(Contender ours, long bytes, int count) throws Exception {
    String json = Tasks.importOf(stage.source().url(file().getFileName().toString()));
    Tasks tasks = new Tasks(ours);
    List<JsonObject> ended = new ArrayList<>();
    Sample sample =
        Large.timed(
            bytes * count,
            ours.processes(),
            () -> {
              for (int one = 0; one < count; one++) {
                ended.add(tasks.succeeded(json));
              }
            });
    for (JsonObject task : ended) {
      tasks.removeImage(task);
    }
    return sample;
  }

  private void lengthen(long bytes) throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file().toFile(), "rw")) {
      sparse.setLength(bytes);
    }
  }

  private Path file() throws IOException {
    return stage.source().file("sparse.img");
  }

  @Override
  public void close() throws Exception {
    if (server != null) {
      server.close();
      Files.delete(file());
    }
  }
}
