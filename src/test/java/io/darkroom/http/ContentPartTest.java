package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentPartTest {

  private static final int SIZE = 2 * 1024 * 1024 + 7;

  @TempDir private Path directory;
  private final byte[] bytes = new byte[SIZE];
  private final Stream client = new Stream();

  /** A connection to which only the server has access. */
  private static final class Stream implements ClientConnection {

    private int cuts;

    @Override
    public Optional<ClientSocket> socket(long length) {
      return Optional.empty();
    }

    @Override
    public void cut() {
      cuts++;
    }
  }

  @BeforeEach
  void write() throws IOException {
    new Random(1).nextBytes(bytes);
    Files.write(file(), bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 2097158",
    "2097158, 2097158",
    "1, 1048576",
    "1, 1048577",
    "1048570, 1048580"
  })
  void sendsExactlyThePart(int first, int last) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FileChannel content = FileChannel.open(file());

    part(content, first, last).write(out);

    assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, first, last + 1));
    assertThat(content.isOpen()).isFalse();
    assertThat(client.cuts).isZero();
  }

  @Test
  void failsWhenTheStoreHasLessThanWasPromised() throws IOException {
    FileChannel content = FileChannel.open(file());

    assertThatThrownBy(() -> part(content, SIZE - 1, SIZE).write(OutputStream.nullOutputStream()))
        .isInstanceOf(EOFException.class);
    assertThat(content.isOpen()).isFalse();
    assertThat(client.cuts).isEqualTo(1);
  }

  @Test
  void closesTheContentWhenTheReaderLeaves() throws IOException {
    FileChannel content = FileChannel.open(file());
    OutputStream closed = OutputStream.nullOutputStream();
    closed.close();

    assertThatThrownBy(() -> part(content, 0, 9).write(closed)).isInstanceOf(IOException.class);
    assertThat(content.isOpen()).isFalse();
  }

  private ContentPart part(FileChannel content, int first, int last) {
    return new ContentPart(content, new ByteRange(first, last), client);
  }

  private Path file() {
    return directory.resolve("content");
  }
}
