package io.darkroom.http;

import java.util.Optional;

/** The connection over which an answer is sent. */
interface ClientConnection {

  /**
   * The socket, where what goes through it is what the client receives next: the head of the answer
   * and what was written of the body have left, and the rest follows as it is.
   *
   * @param length bytes of the whole body
   */
  Optional<ClientSocket> socket(long length);

  /**
   * Ends it, where it has no other answers to carry: a client that misses bytes of this one would
   * wait for them.
   */
  void cut();
}
