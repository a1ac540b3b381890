package io.darkroom.images.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.Image;
import io.darkroom.images.ImageCopy;
import io.darkroom.images.TestImages;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageListBodyTest {

  @Test
  void aPageShowsEachImageAsItIsShownAlone() {
    Image one = TestImages.active();
    Image two = TestImages.bare();
    List<ImageCopy> copies = List.of(TestImages.copy(one, "file"), TestImages.copy(one, "other"));

    assertThat(
            ImageListBody.of(
                List.of(one, two),
                copies,
                "/v2/images?limit=2",
                Optional.of("/v2/images?limit=2&marker=1")))
        .hasToString(
            """
            {"images":[%s,%s],\
            "first":"/v2/images?limit=2",\
            "next":"/v2/images?limit=2&marker=1",\
            "schema":"/v2/schemas/images"}"""
                .formatted(ImageBody.of(one, copies), ImageBody.of(two, List.of())));
  }

  @Test
  void theLastPageHasNoNext() {
    assertThat(ImageListBody.of(List.of(), List.of(), "/v2/images", Optional.empty()))
        .hasToString(
            """
            {"images":[],"first":"/v2/images","schema":"/v2/schemas/images"}""");
  }
}
