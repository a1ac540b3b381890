package io.darkroom.images.v2;

import io.darkroom.http.ContentTypeFilter;
import io.darkroom.http.JsonBody;
import io.darkroom.http.PathText;
import io.darkroom.identity.Connection;
import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.ImageMember;
import io.darkroom.images.MemberAccess;
import io.darkroom.images.Members;
import io.darkroom.platform.database.Durability;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** Who an image is shared with, and what they say to it. */
@Path("v2/images/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class ImageMembersResource {

  @Inject private MemberAccess access;
  @Inject private Members members;
  @Inject private CurrentCaller current;
  @Inject private JsonBody bodies;
  @Inject private Durability durability;
  @Inject private Connection connection;

  @GET
  @Requires(Rule.GET_MEMBERS)
  public JsonObject list(@PathParam("id") String id) {
    return MemberBody.of(access.readable(id, current.get()));
  }

  @POST
  @Requires(Rule.ADD_MEMBER)
  public JsonObject add(@PathParam("id") String id, InputStream body) {
    String member =
        MemberRequest.member(bodies.read(ContentTypeFilter.of(connection.request()), body));
    access.requireOwn(id, current.get());
    ImageMember added = members.add(id, member);
    durability.force();
    return MemberBody.of(added);
  }

  @GET
  @Path("{member}")
  @Requires(Rule.GET_MEMBER)
  public JsonObject show(@PathParam("id") String id, @Encoded @PathParam("member") String encoded) {
    return MemberBody.of(access.readable(id, PathText.decode(encoded), current.get()));
  }

  /** Whoever may not answer is told so, whatever the answer would have been, as Glance does. */
  @PUT
  @Path("{member}")
  @Requires(Rule.MODIFY_MEMBER)
  public JsonObject answer(
      @PathParam("id") String id, @Encoded @PathParam("member") String encoded, InputStream body) {
    JsonObject sent = bodies.read(ContentTypeFilter.of(connection.request()), body);
    String member = PathText.decode(encoded);
    access.requireVoice(id, member, current.get());
    ImageMember answered = members.answer(id, member, MemberRequest.status(sent));
    durability.force();
    return MemberBody.of(answered);
  }

  @DELETE
  @Path("{member}")
  @Requires(Rule.DELETE_MEMBER)
  public void remove(@PathParam("id") String id, @Encoded @PathParam("member") String encoded) {
    String member = PathText.decode(encoded);
    access.requireOwn(id, current.get());
    members.remove(id, member);
    durability.force();
  }
}
