package io.darkroom.support;

import jakarta.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** What Keystone does when it is asked. */
@FunctionalInterface
public interface IdentityAnswer {

  /** Answers, or does not. */
  void give(IdentityCall call, Socket connection) throws IOException;

  /** Vouches for a grant until it is over, and after that for who asks for it. */
  static IdentityAnswer of(Grant grant) {
    return (call, connection) -> {
      if (grant.isOver() && !call.expiredToo()) {
        error(404).give(call, connection);
      } else {
        String body = Json.createObjectBuilder().add("token", grant.token()).build().toString();
        json(200, body).give(call, connection);
      }
    };
  }

  /** An error as Keystone words it. */
  static IdentityAnswer error(int status) {
    String body = "{\"error\": {\"code\": %d, \"message\": \"m\", \"title\": \"t\"}}";
    String challenge = status == 401 ? "WWW-Authenticate: Keystone uri=\"http://k\"\r\n" : "";
    return http(status, challenge, body.formatted(status));
  }

  static IdentityAnswer json(int status, String body) {
    return http(status, "", body);
  }

  /**
   * Any answer.
   *
   * @param headers beside type and length of the body, each with its line end
   */
  static IdentityAnswer http(int status, String headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return (call, connection) -> {
      OutputStream out = connection.getOutputStream();
      out.write(head(status, headers, bytes.length));
      out.write(bytes);
    };
  }

  private static byte[] head(int status, String headers, int length) {
    return """
        HTTP/1.1 %d Status\r
        Content-Type: application/json\r
        Content-Length: %d\r
        %s\r
        """
        .formatted(status, length, headers)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Announces more than it sends. */
  static IdentityAnswer truncated() {
    return (call, connection) -> {
      connection.getOutputStream().write(head(200, "", 5000));
      connection.getOutputStream().write("{\"token\": {".getBytes(StandardCharsets.US_ASCII));
      connection.close();
    };
  }

  /** A byte now and then, until nobody listens any more. */
  static IdentityAnswer dripping(Duration pace) {
    return (call, connection) -> {
      connection.getOutputStream().write(head(200, "", Integer.MAX_VALUE));
      while (!connection.isClosed()) {
        connection.getOutputStream().write(' ');
        LockSupport.parkNanos(pace.toNanos());
      }
    };
  }

  /** Nothing, until the other side gives up. */
  static IdentityAnswer silence() {
    return (call, connection) -> {
      if (connection.getInputStream().read() < 0) {
        connection.close();
      }
    };
  }

  static IdentityAnswer closed() {
    return (call, connection) -> connection.close();
  }

  static IdentityAnswer reset() {
    return (call, connection) -> {
      connection.setSoLinger(true, 0);
      connection.close();
    };
  }

  /** The answer of a machine that has much to do. */
  static IdentityAnswer after(Duration pause, IdentityAnswer answer) {
    return (call, connection) -> {
      LockSupport.parkNanos(pause.toNanos());
      answer.give(call, connection);
    };
  }

  /** One answer for the first who asks, another for all others. */
  static IdentityAnswer inTurn(IdentityAnswer first, IdentityAnswer others) {
    AtomicBoolean asked = new AtomicBoolean();
    return (call, connection) -> (asked.getAndSet(true) ? others : first).give(call, connection);
  }
}
