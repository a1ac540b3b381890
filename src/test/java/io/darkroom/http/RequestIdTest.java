package io.darkroom.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.platform.logging.LogContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class RequestIdTest {

  private static final String HEADER = "X-Openstack-Request-Id";
  private static final String GIVEN = "req-0B1A6F4E-6d5c-4f3a-9a51-3c9d3a9f0001";

  private final RequestId ids = new RequestId(new Connection(), new CurrentCaller());

  @Test
  void aWellFormedOneIsKeptAndLoggedAndAnswered() throws Exception {
    Exchange exchange = new Exchange("GET", HEADER, GIVEN);

    pass(
        exchange,
        (request, response) -> {
          assertThat(RequestId.of(exchange.request())).isEqualTo(GIVEN);
          assertThat(MDC.get(LogContext.REQUEST)).isEqualTo(GIVEN);
        });

    assertThat(exchange.answered()).containsEntry(HEADER, GIVEN);
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
  void anyOtherIsReplaced(String given) throws Exception {
    Exchange exchange = new Exchange("GET", HEADER, given);

    pass(exchange, (request, response) -> {});

    assertThat(RequestId.of(exchange.request()))
        .matches("req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        .doesNotContain("0b1a6f4e")
        .isEqualTo(exchange.answered().get(HEADER));
  }

  @Test
  void eachRequestGetsItsOwn() throws Exception {
    Exchange first = new Exchange("GET");
    Exchange second = new Exchange("GET");

    pass(first, (request, response) -> {});
    pass(second, (request, response) -> {});

    assertThat(RequestId.of(first.request()))
        .startsWith("req-")
        .isNotEqualTo(RequestId.of(second.request()));
  }

  @Test
  void aRequestThatFailsIsNotLoggedWithTheNext() {
    assertThatThrownBy(
            () ->
                pass(
                    new Exchange("GET"),
                    (request, response) -> {
                      throw new ServletException("broken");
                    }))
        .isInstanceOf(ServletException.class);

    assertThat(MDC.get(LogContext.REQUEST)).isNull();
  }

  private void pass(Exchange exchange, FilterChain chain) throws Exception {
    ids.doFilter(exchange.request(), exchange.response(), chain);
  }
}
