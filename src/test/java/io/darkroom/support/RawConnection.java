package io.darkroom.support;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** Sends what no client library would, and reads until the server closes the connection. */
public final class RawConnection {

  private static final int PATIENCE_MILLIS = 90_000;
  private static final long PACE_NANOS = 50_000_000;

  private RawConnection() {}

  /**
   * What the server answers; empty when it just closes the connection.
   *
   * @throws java.net.SocketTimeoutException if it does neither
   */
  public static String exchange(int port, byte[] request) throws IOException {
    return exchange(port, request, false);
  }

  /**
   * As {@link #exchange(int, byte[])}.
   *
   * @param ends whether the client says that it sends no more
   */
  public static String exchange(int port, byte[] request, boolean ends) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      send(socket.getOutputStream(), request);
      if (ends) {
        socket.shutdownOutput();
      }
      return received(socket.getInputStream());
    }
  }

  /** The first line of the answer, though the server may want to hear more. */
  public static String firstLine(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      return String.valueOf(
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
              .readLine());
    }
  }

  /** As {@link #exchange}, with blanks behind the head, one by one, until there is an answer. */
  public static String drip(int port, byte[] head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head);
      while (socket.getInputStream().available() == 0) {
        socket.getOutputStream().write(' ');
        LockSupport.parkNanos(PACE_NANOS);
      }
      socket.shutdownOutput();
      return received(socket.getInputStream());
    }
  }

  private static void send(OutputStream out, byte[] request) throws IOException {
    try {
      out.write(request);
    } catch (SocketException closed) {
      // The server has heard enough: what it says of that counts.
      out.flush();
    }
  }

  private static String received(InputStream in) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      in.transferTo(answer);
    } catch (SocketException reset) {
      // What came before counts.
      return answer.toString(StandardCharsets.UTF_8);
    }
    return answer.toString(StandardCharsets.UTF_8);
  }
}
