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
import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The images that an address of a list is about. */
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
  private final CurrentCaller current;
  private final int most;

  @Inject
  public ImageLister(ImageLists images, CurrentCaller current, Settings settings) {
    this.images = images;
    this.current = current;
    this.most = settings.api().maxPageSize();
  }

  /**
   * A page of images.
   *
   * @throws io.darkroom.problems.ProblemException for a parameter that cannot be used
   */
  List<Image> list(UriInfo address) {
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
        .map(sort -> new ImageOrder(ImageField.named(sort.key()).orElseThrow(), sort.descending()))
        .toList();
  }
}
