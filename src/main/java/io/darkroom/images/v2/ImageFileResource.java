package io.darkroom.images.v2;

import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.Image;
import io.darkroom.images.ImageAccess;
import io.darkroom.images.ImageContents;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data of images. */
@Path("v2/images/{id}/file")
public class ImageFileResource {

  @Inject private ImageAccess access;
  @Inject private ImageContents contents;
  @Inject private CurrentCaller current;

  @GET
  @Requires(Rule.DOWNLOAD_IMAGE)
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response download(
      @PathParam("id") String id, @HeaderParam("Range") @Nullable String rangeHeader) {
    Image image = access.readable(id, current.get());
    if (image.size().isEmpty()) {
      return Response.noContent().build();
    }
    long size = image.size().getAsLong();
    Optional<ByteRange> range = ByteRange.of(rangeHeader, size);
    ByteRange part = range.orElse(new ByteRange(0, size - 1));
    SeekableByteChannel content = contents.open(image);
    Response.ResponseBuilder answer =
        Response.status(range.isPresent() ? 206 : 200)
            .header("Accept-Ranges", "bytes")
            .header("Content-Length", part.length())
            .entity((StreamingOutput) out -> ContentPart.copy(content, part, out));
    range.ifPresent(asked -> answer.header("Content-Range", asked.contentRange(size)));
    if (range.isEmpty()) {
      image.checksum().ifPresent(md5 -> answer.header("Content-MD5", md5));
    }
    return answer.build();
  }
}
