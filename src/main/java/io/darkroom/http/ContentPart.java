package io.darkroom.http;

import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * A part of an image's bytes as the body of an answer, sent with the memory of one buffer at most.
 * Closes the content when it is sent, whatever happens to the reader; where it could not be sent
 * whole, the connection, too.
 */
public final class ContentPart implements StreamingOutput {

  private static final int BUFFER = 1024 * 1024;

  /** The head of the answer leaves with so many; for less, the other way is not worth it. */
  private static final long BEGINNING = 64 * 1024;

  private final SeekableByteChannel content;
  private final ByteRange part;
  private final ClientConnection client;

  /** The answer to a request, whose head says how long the part is. */
  public ContentPart(SeekableByteChannel content, ByteRange part, ServletRequest request) {
    this(content, part, ServerConnection.of(request));
  }

  ContentPart(SeekableByteChannel content, ByteRange part, ClientConnection client) {
    this.content = content;
    this.part = part;
    this.client = client;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    try (content) {
      send(out);
    } catch (IOException broken) {
      client.cut();
      throw broken;
    }
  }

  private void send(OutputStream out) throws IOException {
    ByteRange beginning =
        new ByteRange(part.first(), Math.min(part.last(), part.first() + BEGINNING - 1));
    copy(beginning, out);
    if (beginning.last() < part.last()) {
      out.flush();
      rest(new ByteRange(beginning.last() + 1, part.last()), out);
    }
  }

  private void rest(ByteRange rest, OutputStream out) throws IOException {
    Optional<ClientSocket> socket =
        content instanceof FileChannel ? client.socket(part.length()) : Optional.empty();
    if (socket.isPresent()) {
      socket.get().send((FileChannel) content, rest);
    } else {
      copy(rest, out);
    }
  }

  private void copy(ByteRange range, OutputStream out) throws IOException {
    content.position(range.first());
    long left = range.length();
    byte[] buffer = new byte[(int) Math.min(BUFFER, left)];
    while (left > 0) {
      int wanted = (int) Math.min(buffer.length, left);
      int read = content.read(ByteBuffer.wrap(buffer, 0, wanted));
      if (read < 0) {
        throw new EOFException("The stored image is shorter than its record.");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
