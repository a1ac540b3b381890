package io.darkroom.images.v1;

import static io.darkroom.images.v1.MetaRequests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.http.ContentTypeFilter;
import io.darkroom.images.v1.Source.Body;
import io.darkroom.images.v1.Source.Fetched;
import io.darkroom.images.v1.Source.Nowhere;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the data of an image come from. */
class SourceTest {

  private static final String URL = "http://host/image";
  private static final String LOCATION = "x-image-meta-location";
  private static final String COPY_FROM = "x-glance-api-copy-from";
  private static final String META_COPY_FROM = "x-image-meta-copy_from";

  private static Source source(String... headers) {
    return of(request(headers));
  }

  private static Source of(HttpServletRequest request) {
    return Source.of(request, MetaHeaders.of(request));
  }

  @Test
  void isNowhereWhenNoneIsNamed() {
    assertThat(source()).isEqualTo(new Nowhere());
    assertThat(source("Content-Length", "0")).isEqualTo(new Nowhere());
    assertThat(source("x-image-meta-size", "10")).isEqualTo(new Nowhere());
  }

  @Test
  void isTheBody() {
    assertThat(source("Content-Length", "10")).isEqualTo(new Body(OptionalLong.of(10)));
    assertThat(source("Transfer-Encoding", "chunked")).isEqualTo(new Body(OptionalLong.empty()));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "application/octet-stream",
        "Application/Octet-Stream",
        "application/octet-stream; charset=binary"
      })
  void isABodyOfBytes(@Nullable String type) {
    HttpServletRequest request = request("Content-Length", "10");
    request.setAttribute(ContentTypeFilter.class.getName(), type);

    assertThat(of(request)).isEqualTo(new Body(OptionalLong.of(10)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain; charset=utf-8", "multipart/form-data"})
  void isNoBodyOfAnythingElse(String type) {
    HttpServletRequest request = request("Transfer-Encoding", "chunked");
    request.setAttribute(ContentTypeFilter.class.getName(), type);

    assertThat(Refusals.of(() -> of(request)))
        .isEqualTo(Message.of(Problem.DATA_NOT_BYTES, type.split(";", 2)[0]));
  }

  @Test
  void mayCallNoBodyWhatItLikes() {
    HttpServletRequest request = request("Content-Length", "0");
    request.setAttribute(ContentTypeFilter.class.getName(), "application/json");

    assertThat(of(request)).isEqualTo(new Nowhere());
  }

  @Test
  void isAUrlThatIsReadAtOnceOrLater() {
    assertThat(source(LOCATION, URL)).isEqualTo(new Fetched(LOCATION, URL, true));
    assertThat(source("X-Image-Meta-LOCATION", URL)).isEqualTo(new Fetched(LOCATION, URL, true));
    for (String header : new String[] {COPY_FROM, "X-Glance-API-Copy-From", META_COPY_FROM}) {
      assertThat(source(header, URL)).isEqualTo(new Fetched(COPY_FROM, URL, false));
    }
  }

  @Test
  void isAUrlWithoutTheQuotesThatAClientPutsAroundIt() {
    for (String header : new String[] {COPY_FROM, META_COPY_FROM, LOCATION}) {
      assertThat(source("User-Agent", "python-glanceclient", header, "http://host/a%3Fb%3D%2541"))
          .isInstanceOfSatisfying(
              Fetched.class, fetched -> assertThat(fetched.url()).isEqualTo("http://host/a?b=%41"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LOCATION, COPY_FROM, META_COPY_FROM})
  void isNoEmptyUrl(String header) {
    assertThat(source(header, "")).isEqualTo(new Nowhere());
    assertThat(source(header, "  ")).isEqualTo(new Nowhere());
  }

  static Stream<List<String>> several() {
    return Stream.of(
        List.of("Content-Length", "10", LOCATION, URL),
        List.of("Content-Length", "10", COPY_FROM, URL),
        List.of("Content-Length", "10", META_COPY_FROM, URL),
        List.of("Transfer-Encoding", "chunked", COPY_FROM, URL),
        List.of(LOCATION, URL, COPY_FROM, URL),
        List.of(LOCATION, URL, META_COPY_FROM, URL),
        List.of("Content-Length", "10", LOCATION, URL, COPY_FROM, URL));
  }

  @ParameterizedTest
  @MethodSource("several")
  void isOneOnly(List<String> headers) {
    assertThat(Refusals.of(() -> source(headers.toArray(String[]::new))))
        .isEqualTo(Message.of(Problem.SOURCES_SEVERAL));
  }

  @ParameterizedTest
  @ValueSource(strings = {COPY_FROM, META_COPY_FROM})
  void isNotNamedTwiceWithDifferentUrls(String again) {
    assertThat(Refusals.of(() -> source(COPY_FROM, URL, again, URL + "2")))
        .isEqualTo(Message.of(Problem.HEADER_CONTRADICTORY, again));
  }

  @Test
  void mayBeNamedTwice() {
    assertThat(source(COPY_FROM, URL, META_COPY_FROM, URL, COPY_FROM, URL))
        .isEqualTo(new Fetched(COPY_FROM, URL, false));
    assertThat(source("Content-Length", "0", LOCATION, URL, LOCATION, URL))
        .isEqualTo(new Fetched(LOCATION, URL, true));
  }
}
