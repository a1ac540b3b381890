package io.darkroom.images.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.Block;
import io.darkroom.stores.Intake;
import io.darkroom.stores.Received;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class IntakeTest {

  @TempDir private Path directory;

  private Received take(InputStream body) throws Exception {
    try (Intake intake = new Intake(file())) {
      return intake.take(body(body), size -> {});
    }
  }

  private FileChannel file() throws IOException {
    return FileChannel.open(target(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private Path target() {
    return directory.resolve("staged");
  }

  private static ClientBody body(InputStream body) {
    return new ClientBody(body, new Pace(Duration.ofMinutes(1)), () -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Block.SIZE - 1, Block.SIZE, Block.SIZE + 1, 20 * Block.SIZE + 7})
  void everythingIsWrittenAndHashed(int size) throws Exception {
    byte[] content = content(size);

    Received received = take(new ByteArrayInputStream(content));

    assertThat(received)
        .isEqualTo(new Received(size, hash("MD5", content), hash("SHA-512", content)));
    assertThat(Files.readAllBytes(target())).isEqualTo(content);
  }

  @Test
  void aBodyThatComesByteByByteIsTheSame() throws Exception {
    byte[] content = content(10_000);

    Received received = take(new SingleBytes(content));

    assertThat(received.md5()).isEqualTo(hash("MD5", content));
    assertThat(Files.readAllBytes(target())).isEqualTo(content);
  }

  @Test
  void aClientThatLeavesHasNotSentAll() {
    assertThat(problem(then(new IOException("gone")))).isEqualTo(Problem.BODY_INCOMPLETE);
  }

  @Test
  void aClientThatIsSilentIsTooSlow() {
    assertThat(problem(then(new SocketTimeoutException()))).isEqualTo(Problem.BODY_TOO_SLOW);
    assertThat(problem(then(new IOException(new TimeoutException()))))
        .isEqualTo(Problem.BODY_TOO_SLOW);
  }

  private Problem problem(InputStream broken) {
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class,
            () -> {
              Files.deleteIfExists(target());
              take(broken);
            });
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal.problem().problem();
  }

  private static InputStream then(IOException failure) {
    return new SequenceInputStream(
        new ByteArrayInputStream(content(Block.SIZE + 1)),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw failure;
          }
        });
  }

  @Test
  void whatIsTooMuchIsNotWritten() throws Exception {
    ProblemException tooMuch = new ProblemException(Problem.IMAGE_TOO_LARGE, "1");

    try (Intake intake = new Intake(file())) {
      assertThatThrownBy(
              () ->
                  intake.take(
                      body(new ByteArrayInputStream(content(3 * Block.SIZE))),
                      size -> {
                        if (size > Block.SIZE) {
                          throw tooMuch;
                        }
                      }))
          .isSameAs(tooMuch);
    }

    assertThat(Files.size(target())).isEqualTo(Block.SIZE);
  }

  @Test
  void nothingIsReadAnyMoreWhenItIsNotWanted() throws Exception {
    ProblemException unwanted = new ProblemException(Problem.IMAGE_NOT_FOUND, "id");
    InputStream body = new ByteArrayInputStream(new byte[1]);

    try (Intake intake = new Intake(file())) {
      assertThatThrownBy(
              () ->
                  intake.take(
                      new ClientBody(
                          body,
                          new Pace(Duration.ofMinutes(1)),
                          () -> {
                            throw unwanted;
                          }),
                      size -> {}))
          .isSameAs(unwanted);
    }

    assertThat(body.available()).isEqualTo(1);
  }

  @Test
  void aFileThatCannotBeWrittenIsNoFaultOfTheClient() throws Exception {
    Files.createFile(target());
    FileChannel readOnly = FileChannel.open(target(), StandardOpenOption.READ);
    readOnly.close();

    try (Intake intake = new Intake(readOnly)) {
      assertThatThrownBy(() -> intake.take(body(new SingleBytes(content(9))), size -> {}))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void noThreadOutlivesItsIntake() throws Exception {
    take(new ByteArrayInputStream(content(1)));
    problem(then(new IOException("gone")));

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("darkroom-intake-"));
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private static String hash(String algorithm, byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
  }

  private static final class SingleBytes extends ByteArrayInputStream {

    SingleBytes(byte[] content) {
      super(content);
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(1, length));
    }
  }
}
