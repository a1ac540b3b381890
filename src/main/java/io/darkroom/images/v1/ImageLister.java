package io.darkroom.images.v1;

import io.darkroom.http.ListQuery;
import io.darkroom.http.PageParameters;
import io.darkroom.http.SortParameters;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.images.Image;
import io.darkroom.images.ImageField;
import io.darkroom.images.ImageLists;
import io.darkroom.images.ImageOrder;
import io.darkroom.images.ImagePage;
import io.darkroom.platform.json.Json;
import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/** Lists of images, as their addresses ask for them. */
@Singleton
public class ImageLister {

  private static final List<String> SORT_KEYS =
      List.of(
          "id",
          "name",
          "status",
          "disk_format",
          "container_format",
          "size",
          "created_at",
          "updated_at");

  private final ImageLists images;
  private final ImageAnswers answers;
  private final CurrentCaller current;
  private final int most;

  @Inject
  public ImageLister(
      ImageLists images, ImageAnswers answers, CurrentCaller current, Settings settings) {
    this.images = images;
    this.answers = answers;
    this.current = current;
    this.most = settings.api().maxPageSize();
  }

  /**
   * A page of images.
   *
   * @param shown how each is shown
   * @throws io.darkroom.problems.ProblemException for a parameter that cannot be used
   */
  JsonObject list(
      UriInfo address, HttpServletRequest request, Function<ImageMeta, JsonObject> shown) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (Image image : page(address)) {
      list.add(shown.apply(answers.meta(image, request)));
    }
    return Json.createObjectBuilder().add("images", list).build();
  }

  private List<Image> page(UriInfo address) {
    ListQuery query = ListQuery.of(address);
    PageParameters page = PageParameters.of(address, most);
    RequestedImages wanted = RequestedImages.of(query, current.get());
    return images
        .list(
            new ImagePage(
                wanted.view(),
                wanted.filters(),
                order(address),
                page.marker(),
                page.limit(),
                wanted.withGone()))
        .images();
  }

  private static List<ImageOrder> order(UriInfo address) {
    return SortParameters.of(address, SORT_KEYS, ImageField.CREATED_AT.id()).stream()
        .map(sort -> new ImageOrder(field(sort.key()), sort.descending()))
        .toList();
  }

  private static ImageField field(String key) {
    ImageField field = ImageField.named(key).orElseThrow();
    return field == ImageField.SIZE ? ImageField.ANNOUNCED_SIZE : field;
  }
}
