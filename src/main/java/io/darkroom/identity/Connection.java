package io.darkroom.identity;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request that this thread serves, as the server has it. What Jakarta REST would inject looks
 * for the request anew at each call, through three layers of proxies.
 */
@Singleton
public class Connection {

  private final ThreadLocal<@Nullable HttpServletRequest> requests = new ThreadLocal<>();

  /** From now on the thread serves this request. */
  public void open(HttpServletRequest request) {
    requests.set(request);
  }

  /** The thread goes on to serve somebody else. */
  public void close() {
    requests.remove();
  }

  /**
   * The request.
   *
   * @throws IllegalStateException on a thread that serves none
   */
  public HttpServletRequest request() {
    HttpServletRequest request = requests.get();
    if (request == null) {
      throw new IllegalStateException("This thread serves no request.");
    }
    return request;
  }
}
