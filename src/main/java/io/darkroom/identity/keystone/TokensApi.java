package io.darkroom.identity.keystone;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in the Identity API v3: what of it a service needs. The path is part of the client's
 * address, as the server takes whatever has a {@code @Path} for a resource of its own.
 */
@Produces(MediaType.APPLICATION_JSON)
public interface TokensApi extends AutoCloseable {

  /**
   * Validates a token.
   *
   * @param own the token of who asks
   * @param subject the token that is asked about
   * @param noCatalog anything leaves the catalog out of the answer
   * @param allowExpired "1" takes tokens, too, that expired within the window of Keystone's setting
   */
  @GET
  Response validate(
      @HeaderParam("X-Auth-Token") String own,
      @HeaderParam("X-Subject-Token") String subject,
      @QueryParam("nocatalog") String noCatalog,
      @QueryParam("allow_expired") @Nullable String allowExpired);

  /** Issues a token; it comes in the header {@code X-Subject-Token}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  Response issue(@QueryParam("nocatalog") String noCatalog, String credentials);

  /** Without a checked exception, and without an HTTP method: the client's own resources. */
  @Override
  void close();
}
