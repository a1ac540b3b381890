package io.darkroom.images.v1;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Clients that would not work without being met half-way, by the names that they give themselves.
 */
enum KnownClient {
  /** Since 2018 it quotes all headers like URLs, and has nobody who would take the quotes away. */
  GLANCECLIENT("python-glanceclient"),
  /** It reads an empty time as one, and fails; without the header it knows that there is none. */
  OPENSTACK4J("OpenStack4j");

  private final String name;

  KnownClient(String name) {
    this.name = name;
  }

  /** Whether it sent the request (RFC 9110, section 10.1.5). */
  boolean sent(HttpServletRequest request) {
    @Nullable String agent = request.getHeader("User-Agent");
    return agent != null && agent.startsWith(name);
  }
}
