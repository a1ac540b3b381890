package io.darkroom.imports;

import io.darkroom.formats.archives.Decompression;
import io.darkroom.formats.archives.Ova;
import io.darkroom.platform.settings.Settings;
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

/**
 * Step {@code unpack}: takes the disk out of what it was packed into. What was fetched stays beside
 * it, for a run that has to begin again.
 */
@Named("unpack")
@Dependent
public class Unpack implements Batchlet {

  private static final String STOPPED = "STOPPED";

  /** What is done in a turn. */
  @FunctionalInterface
  private interface Work {
    String run() throws IOException, InterruptedException;
  }

  private final ImportRun run;
  private final Content content;
  private final Decompression decompression;
  private final Unpacking unpacking;
  private final UnpackingTurns turns;
  private final List<String> wanted;

  @Inject
  public Unpack(
      ImportRun run,
      Content content,
      Decompression decompression,
      Unpacking unpacking,
      UnpackingTurns turns,
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
    return switch (content.container()) {
      case COMPRESSED -> inTurn(this::decompress);
      case OVA -> inTurn(this::takeDisk);
      default -> throw new IllegalStateException("There is nothing to unpack.");
    };
  }

  private String inTurn(Work work) throws InterruptedException {
    if (!turns.begin(unpacking::isStopped)) {
      return STOPPED;
    }
    try {
      return work.run();
    } catch (IOException failure) {
      if (unpacking.isStopped()) {
        return STOPPED;
      }
      throw ProblemException.causedBy(failure, Problem.STORE_UNAVAILABLE);
    } finally {
      turns.end();
    }
  }

  private String decompress() throws IOException, InterruptedException {
    try (InputStream packed = Files.newInputStream(run.stagedFile());
        InputStream bytes = decompression.open(packed)) {
      unpacking.take(bytes, Map.of());
    }
    return "DECOMPRESSED";
  }

  private String takeDisk() throws IOException, InterruptedException {
    try (FileChannel archive = FileChannel.open(run.stagedFile(), StandardOpenOption.READ)) {
      Ova ova = Ova.read(archive, wanted, unpacking::isStopped);
      archive.position(ova.diskOffset());
      unpacking.take(
          new FirstBytes(Channels.newInputStream(archive), ova.diskLength()), ova.properties());
    }
    return "DISK_TAKEN";
  }

  @Override
  public void stop() {
    unpacking.stop();
  }
}
