package io.darkroom.imports;

import io.darkroom.formats.archives.Decompression;
import io.darkroom.formats.archives.Ova;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.turns.Place;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Step {@code unpack}: takes the disk out of what it was packed into. What was fetched stays beside
 * it, for a run that has to begin again.
 */
@Named("unpack")
@Dependent
public class Unpack implements Batchlet {

  private static final String STOPPED = "STOPPED";

  private final ImportRun run;
  private final Content content;
  private final Decompression decompression;
  private final Unpacking unpacking;
  private final ProcessingTurns turns;
  private final List<String> wanted;

  @Inject
  public Unpack(
      ImportRun run,
      Content content,
      Decompression decompression,
      Unpacking unpacking,
      ProcessingTurns turns,
      Settings settings) {
    this.run = run;
    this.content = content;
    this.decompression = decompression;
    this.unpacking = unpacking;
    this.turns = turns;
    this.wanted = settings.processing().ovfProperties();
  }

  @Override
  public String process() throws InterruptedException {
    unpacking.time().begin();
    try {
      return switch (content.container()) {
        case COMPRESSED -> isHeavy() ? decompressInTurn() : decompress();
        case OVA -> takeDisk();
        default -> throw new IllegalStateException("There is nothing to unpack.");
      };
    } catch (IOException failure) {
      if (unpacking.time().isStopped()) {
        return STOPPED;
      }
      unpacking.time().requireTime();
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    }
  }

  private boolean isHeavy() throws IOException {
    try (InputStream packed = Files.newInputStream(run.stagedFile())) {
      return decompression.isHeavy(packed);
    }
  }

  private String decompressInTurn() throws IOException, InterruptedException {
    Optional<Place> turn = turns.unpack(unpacking.time()::isStopped);
    if (turn.isEmpty()) {
      return STOPPED;
    }
    try (Place held = turn.get()) {
      unpacking.time().begin();
      return decompress();
    }
  }

  private String decompress() throws IOException, InterruptedException {
    try (InputStream packed = unpacking.time().watch(Files.newInputStream(run.stagedFile()));
        InputStream bytes = decompression.open(packed)) {
      unpacking.take(bytes, Map.of());
    }
    return "DECOMPRESSED";
  }

  private String takeDisk() throws IOException, InterruptedException {
    try (FileChannel archive = FileChannel.open(run.stagedFile(), StandardOpenOption.READ)) {
      Ova ova = Ova.read(archive, wanted, unpacking.time()::isOver);
      archive.position(ova.diskOffset());
      unpacking.take(
          new FirstBytes(Channels.newInputStream(archive), ova.diskLength()), ova.properties());
    }
    return "DISK_TAKEN";
  }

  @Override
  public void stop() {
    unpacking.time().stop();
  }
}
