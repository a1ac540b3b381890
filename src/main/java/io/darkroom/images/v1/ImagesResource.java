package io.darkroom.images.v1;

import io.darkroom.identity.Connection;
import io.darkroom.identity.Requires;
import io.darkroom.identity.Rule;
import io.darkroom.images.CurrentRules;
import io.darkroom.images.Image;
import io.darkroom.platform.database.Durability;
import io.darkroom.stores.ImageStore;
import io.darkroom.tasks.Task;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** New images of the Images API v1, with or without data. */
@Path("v1/images")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class ImagesResource {

  @Inject private CurrentRules rules;
  @Inject private Reservations reservations;
  @Inject private ImageData data;
  @Inject private ImageAnswers answers;
  @Inject private Durability durability;
  @Inject private Connection connection;

  @POST
  @Requires(Rule.ADD_IMAGE)
  public CompletionStage<Response> create(InputStream body) {
    MetaHeaders headers = MetaHeaders.of(connection.request());
    NewImage wanted = NewImage.of(headers, rules.get());
    ImageStore store = data.store(headers);
    Source source = wanted.source(Source.of(connection.request(), headers));
    data.require(source);
    if (source instanceof Source.Fetched fetched) {
      Task task = data.fetch(begin -> create(wanted, begin), fetched, store, connection.request());
      durability.force();
      return fetched.waits()
          ? answers.createdBy(task, connection.request())
          : created(task.imageId().orElseThrow());
    }
    String id =
        source instanceof Source.Body sent
            ? data.receive(begin -> create(wanted, begin), sent.announced(), store, body)
            : create(wanted, Image::id);
    durability.force();
    return created(id);
  }

  private <T> T create(NewImage wanted, Function<Image, T> begin) {
    return reservations.create(wanted.id(), wanted.draft(), wanted.expected(), begin);
  }

  private CompletionStage<Response> created(String id) {
    return CompletableFuture.completedStage(answers.created(id, connection.request()));
  }
}
