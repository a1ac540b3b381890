package io.darkroom.images.v1;

import io.darkroom.http.JsonBody;
import io.darkroom.http.PathText;
import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.ImageMember;
import io.darkroom.images.Sharing;
import io.darkroom.images.SharingAccess;
import io.darkroom.platform.database.Durability;
import io.darkroom.platform.json.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** With whom an image is shared, and who of them may share it further. */
@Path("v1/images/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class MembersResource {

  @Inject private SharingAccess access;
  @Inject private Sharing sharing;
  @Inject private CurrentCaller current;
  @Inject private JsonBody bodies;
  @Inject private Durability durability;
  @Inject private Connection connection;

  @GET
  @Requires(Rule.GET_MEMBERS)
  public JsonObject list(@PathParam("id") String id) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (ImageMember member : access.members(id, current.get())) {
      list.add(
          Json.createObjectBuilder()
              .add("member_id", member.member())
              .add("can_share", member.canShare()));
    }
    return Json.createObjectBuilder().add("members", list).build();
  }

  @PUT
  @Requires(Rule.MODIFY_MEMBER)
  public void replace(@PathParam("id") String id, InputStream body) {
    Map<String, Optional<Boolean>> wanted = MembershipRequest.all(bodies.read(null, body));
    sharing.replace(id, wanted, current.get());
    durability.force();
  }

  @PUT
  @Path("{member}")
  @Requires(Rule.ADD_MEMBER)
  public void add(
      @PathParam("id") String id, @Encoded @PathParam("member") String encoded, InputStream body) {
    String member = member(encoded);
    Optional<Boolean> canShare =
        Source.hasBody(connection.request())
            ? MembershipRequest.one(bodies.read(null, body))
            : Optional.empty();
    sharing.share(id, member, canShare, current.get());
    durability.force();
  }

  @DELETE
  @Path("{member}")
  @Requires(Rule.DELETE_MEMBER)
  public void remove(@PathParam("id") String id, @Encoded @PathParam("member") String encoded) {
    String member = member(encoded);
    sharing.remove(id, member, current.get());
    durability.force();
  }

  private static String member(String encoded) {
    return ImageMember.requireName("member", PathText.decode(encoded));
  }
}
