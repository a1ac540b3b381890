package io.darkroom.bench.limit;

import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Answers constants of any size, after the statements of what Darkroom would have done. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class LimitResource {

  private static final Map<Integer, String> ANSWERS = new ConcurrentHashMap<>();

  /** What the launcher asks. */
  @GET
  @Path("healthcheck")
  public String health() {
    return answer(2);
  }

  /** As a task is shown: one statement, and no transaction around it. */
  @GET
  @Path("show/{size}/{id}")
  public String show(@PathParam("size") int size, @PathParam("id") String id) throws Exception {
    try (Connection connection = Shared.SOURCE.getConnection()) {
      Statements.show(connection, id);
    }
    return answer(size);
  }

  /** As a task is created: all statements in one transaction of the server's. */
  @POST
  @Path("create/{size}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@PathParam("size") int size, String body) throws Exception {
    inTransaction(connection -> Statements.create(connection, body));
    return created(size);
  }

  /** What of it has to be written in any case. */
  @POST
  @Path("insert/{size}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response insert(@PathParam("size") int size, String body) throws Exception {
    inTransaction(connection -> Statements.insert(connection, body));
    return created(size);
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private static void inTransaction(Work work) throws Exception {
    Shared.TRANSACTION.begin();
    boolean done = false;
    try (Connection connection = Shared.SOURCE.getConnection()) {
      work.on(connection);
      done = true;
    } finally {
      if (done) {
        Shared.TRANSACTION.commit();
      } else {
        Shared.TRANSACTION.rollback();
      }
    }
  }

  private static Response created(int size) {
    return Response.status(Response.Status.CREATED).entity(answer(size)).build();
  }

  private static String answer(int size) {
    return ANSWERS.computeIfAbsent(size, LimitResource::constant);
  }

  private static String constant(int size) {
    return "\"" + "x".repeat(size - 2) + "\"";
  }

  /** Looked up once, as what Darkroom has injected is. */
  private static final class Shared {
    static final DataSource SOURCE = named("java:global/jdbc/darkroom", DataSource.class);
    static final UserTransaction TRANSACTION =
        named("java:comp/UserTransaction", UserTransaction.class);

    @SuppressWarnings("BanJNDI") // the names are constants
    private static <T> T named(String name, Class<T> type) {
      try {
        return type.cast(new InitialContext().lookup(name));
      } catch (NamingException missing) {
        throw new IllegalStateException(missing);
      }
    }
  }
}
