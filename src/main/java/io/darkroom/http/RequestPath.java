package io.darkroom.http;

import jakarta.ws.rs.container.ContainerRequestContext;

/** The path of a request within this service, as it was sent. */
final class RequestPath {

  private RequestPath() {}

  /** Without the slash that it begins with, and without the context that the WAR is deployed to. */
  static String of(ContainerRequestContext request) {
    return request.getUriInfo().getPath(false).replaceFirst("^/", "");
  }

  static boolean isV2(ContainerRequestContext request) {
    return of(request).startsWith("v2/");
  }
}
