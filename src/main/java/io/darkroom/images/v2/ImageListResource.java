package io.darkroom.images.v2;

import io.darkroom.http.ListQuery;
import io.darkroom.http.PageParameters;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.Image;
import io.darkroom.images.ImageCopies;
import io.darkroom.images.ImageLists;
import io.darkroom.images.ImageLists.Listed;
import io.darkroom.images.ImagePage;
import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The list of images of the Images API v2. */
@Path("v2/images")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class ImageListResource {

  @Inject private ImageLists images;
  @Inject private ImageCopies copies;
  @Inject private CurrentCaller current;
  @Inject private Settings settings;

  @GET
  @Requires(Rule.GET_IMAGES)
  public JsonObject list(@Context UriInfo address) {
    PageParameters page = PageParameters.of(address, settings.api().maxPageSize());
    ListQuery query = ListQuery.of(address);
    Listed found =
        images.list(
            new ImagePage(
                RequestedView.of(query, current.get()),
                ImageFilters.of(query),
                ImageSorting.of(address),
                page.marker(),
                page.limit()));
    List<String> ids = found.images().stream().map(Image::id).toList();
    return ImageListBody.of(
        found.images(),
        copies.of(ids),
        page.firstPage(address),
        found.next().map(marker -> page.pageBehind(address, marker)));
  }
}
