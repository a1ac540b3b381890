package io.darkroom.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * What the server has under a request.
 *
 * @param request nothing, where it is none of the server that the archive is made for
 */
record ServerConnection(Optional<Request> request) implements ClientConnection {

  static ServerConnection of(ServletRequest request) {
    ServletRequest bare = request;
    while (bare instanceof ServletRequestWrapper wrapper) {
      bare = wrapper.getRequest();
    }
    return new ServerConnection(served(bare));
  }

  private static Optional<Request> served(ServletRequest bare) {
    try {
      Object connector = get(bare, "getUnwrappedCoyoteRequest");
      return Optional.of(get(connector, "getCoyoteRequest"))
          .filter(Request.class::isInstance)
          .map(Request.class::cast);
    } catch (ReflectiveOperationException otherServer) {
      return Optional.empty();
    }
  }

  private static Object get(Object owner, String getter) throws ReflectiveOperationException {
    return owner.getClass().getMethod(getter).invoke(owner);
  }

  @Override
  public Optional<ClientSocket> socket(long length) {
    return request
        .filter(served -> sendsBytesAsTheyAre(served, length))
        .flatMap(ServerConnection::ownConnection)
        .filter(connection -> connection.getAsyncWriteQueue().isEmpty())
        .flatMap(ServerConnection::socket);
  }

  private static boolean sendsBytesAsTheyAre(Request served, long length) {
    HttpResponsePacket answer = served.getResponse().getResponse();
    return !served.isSecure()
        && answer.isCommitted()
        && !answer.isChunked()
        && answer.getContentLength() == length
        && answer.getContentEncodings().isEmpty();
  }

  /** Of HTTP/2 it would be that of other requests, too. */
  private static Optional<NIOConnection> ownConnection(Request served) {
    return Optional.of(served)
        .filter(one -> one.getProtocol() != Protocol.HTTP_2_0)
        .map(one -> one.getContext().getConnection())
        .filter(NIOConnection.class::isInstance)
        .map(NIOConnection.class::cast);
  }

  private static Optional<ClientSocket> socket(NIOConnection connection) {
    long patience = Math.max(0, connection.getWriteTimeout(TimeUnit.MILLISECONDS));
    return connection.getChannel() instanceof SocketChannel channel
        ? Optional.of(new ClientSocket(channel, Duration.ofMillis(patience)))
        : Optional.empty();
  }

  @Override
  public void cut() {
    request.flatMap(ServerConnection::ownConnection).ifPresent(NIOConnection::terminateSilently);
  }
}
