package io.darkroom.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request and its answer as the servlet container hands them over, as far as filters ask. */
public final class Exchange {

  private final Map<String, List<String>> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Object> attributes = new HashMap<>();
  private final Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final String method;
  private String serverName = "server.example";
  private String path = "/";
  private int status = 200;

  /** A request with these headers, names and values in turn; a name may come again. */
  public Exchange(String method, String... headers) {
    this.method = method;
    for (int i = 0; i < headers.length; i += 2) {
      sent.computeIfAbsent(headers[i], name -> new ArrayList<>()).add(headers[i + 1]);
    }
  }

  /** What the container made of the host that the client named. */
  Exchange at(String name) {
    serverName = name;
    return this;
  }

  /** The path that the client asked for. */
  Exchange to(String asked) {
    path = asked;
    return this;
  }

  public HttpServletRequest request() {
    return fake(
        HttpServletRequest.class,
        (proxy, call, arguments) ->
            switch (call.getName()) {
              case "getMethod" -> method;
              case "getRequestURI" -> path;
              case "getScheme" -> "http";
              case "getServerName" -> serverName;
              case "getServerPort" -> 9292;
              case "getContextPath" -> "";
              case "getRemoteAddr" -> "10.0.0.1";
              case "getHeader" -> values(arguments[0]).stream().findFirst().orElse(null);
              case "getHeaders" -> Collections.enumeration(values(arguments[0]));
              case "getHeaderNames" -> Collections.enumeration(sent.keySet());
              case "getContentLengthLong" ->
                  values("Content-Length").stream()
                      .mapToLong(Long::parseLong)
                      .findFirst()
                      .orElse(-1);
              case "getAttribute" -> attributes.get(arguments[0]);
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              default -> throw new UnsupportedOperationException(call.getName());
            });
  }

  private List<String> values(Object name) {
    return sent.getOrDefault((String) name, List.of());
  }

  HttpServletResponse response() {
    return fake(
        HttpServletResponse.class,
        (proxy, call, arguments) ->
            switch (call.getName()) {
              case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
              case "addHeader" ->
                  answered.merge(
                      (String) arguments[0], (String) arguments[1], (a, b) -> a + ", " + b);
              case "setContentType" -> answered.put("Content-Type", (String) arguments[0]);
              case "setContentLength" ->
                  answered.put("Content-Length", String.valueOf(arguments[0]));
              case "setStatus" -> {
                status = (int) arguments[0];
                yield null;
              }
              case "getStatus" -> status;
              case "getOutputStream" -> stream();
              default -> throw new UnsupportedOperationException(call.getName());
            });
  }

  private ServletOutputStream stream() {
    return new ServletOutputStream() {
      @Override
      public void write(int b) {
        body.write(b);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private static <T> T fake(Class<T> type, InvocationHandler behaviour) {
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
  }

  int status() {
    return status;
  }

  Map<String, String> answered() {
    return answered;
  }

  String body() {
    return body.toString(StandardCharsets.UTF_8);
  }
}
