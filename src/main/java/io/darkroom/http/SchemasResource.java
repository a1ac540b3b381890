package io.darkroom.http;

import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The schemas of what the API answers, which clients read before they believe an answer. */
@Path("v2/schemas")
@Singleton
public class SchemasResource {

  @Any @Inject private Instance<Schemas> schemas;

  @GET
  @Path("{name}")
  @Requires(Rule.DEFAULT)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject show(@PathParam("name") String name) {
    return schemas.stream()
        .flatMap(kind -> Optional.ofNullable(kind.byName().get(name)).stream())
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.SCHEMA_NOT_FOUND, name));
  }
}
