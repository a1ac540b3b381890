package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.logging.LogContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class RequestIdTest {

  private static final String GIVEN = "req-0B1A6F4E-6d5c-4f3a-9a51-3c9d3a9f0001";

  private final RequestId ids = new RequestId();
  private final MultivaluedMap<String, Object> answered = new MultivaluedHashMap<>();

  @AfterEach
  void forgetEverything() {
    MDC.clear();
  }

  @Test
  void aWellFormedOneIsKeptAndAnswered() {
    ContainerRequestContext request = request(GIVEN);

    ids.filter(request);
    assertThat(RequestId.of(request)).isEqualTo(GIVEN);
    assertThat(MDC.get(LogContext.REQUEST)).isEqualTo(GIVEN);

    ids.filter(request, response());
    assertThat(answered).isEqualTo(Map.of("X-Openstack-Request-Id", List.of(GIVEN)));
    assertThat(MDC.get(LogContext.REQUEST)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "req-1",
        "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001",
        "REQ-0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001",
        "req-0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001\n",
        "req-0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f0001 <b>"
      })
  void anyOtherIsReplaced(String given) {
    ContainerRequestContext request = request(given);

    ids.filter(request);

    assertThat(RequestId.of(request))
        .matches("req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .doesNotContain("0b1a6f4e");
  }

  @Test
  void eachRequestGetsItsOwn() {
    ContainerRequestContext first = request(null);
    ContainerRequestContext second = request(null);

    ids.filter(first);
    ids.filter(second);

    assertThat(RequestId.of(first)).startsWith("req-").isNotEqualTo(RequestId.of(second));
  }

  private static ContainerRequestContext request(@Nullable String header) {
    Map<Object, Object> properties = new HashMap<>();
    return fake(
        ContainerRequestContext.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getHeaderString" ->
                  arguments[0].equals("X-Openstack-Request-Id") ? header : null;
              case "setProperty" -> properties.put(arguments[0], arguments[1]);
              case "getProperty" -> properties.get(arguments[0]);
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private ContainerResponseContext response() {
    return fake(
        ContainerResponseContext.class,
        (proxy, method, arguments) -> {
          assertThat(method.getName()).isEqualTo("getHeaders");
          return answered;
        });
  }

  private static <T> T fake(Class<T> type, InvocationHandler behaviour) {
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
  }
}
