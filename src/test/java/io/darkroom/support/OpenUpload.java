package io.darkroom.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A request with data that is written by hand, and may end in the middle. */
public final class OpenUpload implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 90_000;

  private final Socket socket;

  /**
   * Sends the head.
   *
   * @param path without the leading slash
   * @param headers beside the host and the content type, a line each
   */
  public OpenUpload(int port, String path, String... headers) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    send(
        ("PUT /%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/octet-stream\r\n"
                    .formatted(path)
                + String.join("\r\n", headers)
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  public void send(byte[] data) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(data);
    out.flush();
  }

  /** Says that nothing more comes, though the answer is still awaited. */
  public void endSending() throws IOException {
    socket.shutdownOutput();
  }

  public boolean isAnswered() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** The first line of the answer; empty if the connection ends without one. */
  public String status() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = socket.getInputStream().read();
      while (next >= 0 && next != '\r') {
        line.write(next);
        next = socket.getInputStream().read();
      }
    } catch (SocketException reset) {
      // What came before counts.
      return line.toString(StandardCharsets.ISO_8859_1);
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
