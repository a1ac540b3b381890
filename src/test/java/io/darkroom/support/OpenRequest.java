package io.darkroom.support;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A request whose answer comes bit by bit, or late, and is read when the test wants it. */
public final class OpenRequest implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 90_000;

  private final Socket socket;
  private final InputStream in;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private String head = "";

  private OpenRequest(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** Asks for a path (that begins with a slash); the server closes the connection at the end. */
  public static OpenRequest get(int port, String path, String... headers) throws IOException {
    return get(new Socket(), port, path, headers);
  }

  /** Asks, and has the system take no more than so many bytes of what nobody reads. */
  public static OpenRequest withSmallBuffer(int port, String path, String... headers)
      throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    return get(socket, port, path, headers);
  }

  private static OpenRequest get(Socket socket, int port, String path, String... headers)
      throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(PATIENCE_MILLIS);
    StringBuilder request =
        new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
    return new OpenRequest(socket);
  }

  /** Status line and headers. */
  public String head() throws IOException {
    while (head.isEmpty()) {
      receive();
      String text = received.toString(StandardCharsets.UTF_8);
      int end = text.indexOf("\r\n\r\n");
      if (end >= 0) {
        head = text.substring(0, end);
        byte[] rest = text.substring(end + 4).getBytes(StandardCharsets.UTF_8);
        received.reset();
        received.writeBytes(rest);
      }
    }
    return head;
  }

  /** Reads until the body holds a text. */
  public OpenRequest awaitText(String text) throws IOException {
    head();
    while (!received.toString(StandardCharsets.UTF_8).contains(text)) {
      receive();
    }
    return this;
  }

  private void receive() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("Only: " + head + received.toString(StandardCharsets.UTF_8));
    }
    received.write(next);
    byte[] more = in.readNBytes(in.available());
    received.writeBytes(more);
  }

  /** The body, read to the end that the server gives it. */
  public String body() throws IOException {
    head();
    in.transferTo(received);
    String text = received.toString(StandardCharsets.UTF_8);
    return head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")
        ? joined(text, true)
        : text;
  }

  /** What has been read of a body in chunks. */
  public String bodySoFar() throws IOException {
    head();
    return joined(received.toString(StandardCharsets.UTF_8), false);
  }

  /** RFC 9112, section 7.1; all of it is ASCII. */
  private static String joined(String chunks, boolean whole) throws IOException {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", at);
      if (line < 0) {
        break;
      }
      int length = Integer.parseInt(chunks.substring(at, line), 16);
      int end = line + 2 + length;
      if (length == 0) {
        return body.toString();
      }
      if (end > chunks.length()) {
        break;
      }
      body.append(chunks, line + 2, end);
      at = end + 2;
    }
    if (whole) {
      throw new EOFException("The body has no end: " + chunks);
    }
    return body.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
