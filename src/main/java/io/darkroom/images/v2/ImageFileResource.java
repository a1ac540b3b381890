package io.darkroom.images.v2;

import io.darkroom.http.ByteRange;
import io.darkroom.http.ContentPart;
import io.darkroom.http.HeaderText;
import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.Image;
import io.darkroom.images.ImageAccess;
import io.darkroom.images.ImageContents;
import io.darkroom.images.ImageStatus;
import io.darkroom.images.uploads.Receiver;
import io.darkroom.platform.database.Durability;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Stores;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The data of images. */
@Path("v2/images/{id}/file")
@Singleton
public class ImageFileResource {

  @Inject private ImageAccess access;
  @Inject private ImageContents contents;
  @Inject private Stores stores;
  @Inject private Receiver receiver;
  @Inject private CurrentCaller current;
  @Inject private Durability durability;
  @Inject private Connection connection;

  @PUT
  @Requires(Rule.UPLOAD_IMAGE)
  public Response upload(
      @PathParam("id") String id,
      @HeaderParam("x-image-meta-store") @Nullable String store,
      InputStream body) {
    OptionalLong announced = SentBytes.announced(connection.request());
    Image image = access.own(id, current.get());
    ImageStore chosen = stores.chosen(Optional.ofNullable(store).map(HeaderText::printable));
    receiver.file(image, announced, chosen, body);
    durability.force();
    return Response.noContent().build();
  }

  @GET
  @Requires(Rule.DOWNLOAD_IMAGE)
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response download(
      @PathParam("id") String id,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("Content-Range") @Nullable String contentRange) {
    Image image = access.readable(id, current.get());
    if (image.status() == ImageStatus.DEACTIVATED && !current.get().admin()) {
      throw new ProblemException(Problem.IMAGE_DEACTIVATED, id);
    }
    if (!image.status().hasData() || image.size().isEmpty()) {
      return Response.noContent().build();
    }
    long size = image.size().getAsLong();
    return range == null
        ? answer(image, size, ByteRange.ofContentRange(contentRange, size))
        : answer(image, size, ByteRange.of(range, size));
  }

  private Response answer(Image image, long size, Optional<ByteRange> range) {
    ByteRange part = range.orElse(ByteRange.whole(size));
    Response.ResponseBuilder answer =
        Response.status(range.isPresent() ? 206 : 200)
            .header("Accept-Ranges", "bytes")
            .header("Content-Length", part.length())
            .entity(
                part.length() == 0
                    ? new byte[0]
                    : new ContentPart(contents.open(image), part, connection.request()));
    range.ifPresent(asked -> answer.header("Content-Range", asked.contentRange(size)));
    if (range.isEmpty()) {
      image.checksum().ifPresent(md5 -> answer.header("Content-MD5", md5));
    }
    return answer.build();
  }
}
