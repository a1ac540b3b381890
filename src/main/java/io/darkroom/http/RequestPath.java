package io.darkroom.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;

/** The path of a request within this service, as it was sent. */
final class RequestPath {

  private RequestPath() {}

  /** Without the slash that it begins with, and without the context that the WAR is deployed to. */
  static String of(ContainerRequestContext request) {
    return withoutSlash(request.getUriInfo().getPath(false));
  }

  /** As {@link #of(ContainerRequestContext)}; of one that is at the error page by now, too. */
  static String of(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = failed instanceof String sent ? sent : request.getRequestURI();
    String context = request.getContextPath();
    return withoutSlash(path.startsWith(context) ? path.substring(context.length()) : path);
  }

  private static String withoutSlash(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  static boolean isV2(ContainerRequestContext request) {
    return of(request).startsWith("v2/");
  }
}
