package io.darkroom.images.v1;

import io.darkroom.identity.CurrentCaller;
import io.darkroom.identity.Policy;
import io.darkroom.identity.Rule;
import io.darkroom.images.Image;
import io.darkroom.images.ImageImports;
import io.darkroom.images.ImportMethod;
import io.darkroom.images.uploads.Receiver;
import io.darkroom.images.uploads.Upload;
import io.darkroom.images.uploads.UploadKind;
import io.darkroom.images.uploads.Uploads;
import io.darkroom.platform.json.Json;
import io.darkroom.sources.UrlPolicy;
import io.darkroom.stores.ImageStore;
import io.darkroom.stores.Stores;
import io.darkroom.tasks.NewTask;
import io.darkroom.tasks.Submission;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.api.CurrentRequester;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Function;

/** Gives images the data that come with a request, or that it names. */
@Singleton
public class ImageData {

  private final Stores stores;
  private final UrlPolicy urls;
  private final Policy policy;
  private final CurrentCaller current;
  private final CurrentRequester requesters;
  private final Receiver receiver;
  private final Uploads uploads;
  private final Submission submission;

  @Inject
  public ImageData(
      Stores stores,
      UrlPolicy urls,
      Policy policy,
      CurrentCaller current,
      CurrentRequester requesters,
      Receiver receiver,
      Uploads uploads,
      Submission submission) {
    this.stores = stores;
    this.urls = urls;
    this.policy = policy;
    this.current = current;
    this.requesters = requesters;
    this.receiver = receiver;
    this.uploads = uploads;
    this.submission = submission;
  }

  /** Begins something with an image, in the transaction in which the image is made or changed. */
  @FunctionalInterface
  interface Beginning<T> {
    T with(Function<Image, T> begin);
  }

  /**
   * Refuses a source that the caller may not use, or that nobody may.
   *
   * @throws io.darkroom.problems.ProblemException RULE_FORBIDS, or why the URL is refused
   */
  void require(Source source) {
    if (source instanceof Source.Body) {
      policy.require(Rule.UPLOAD_IMAGE, current.get());
    } else if (source instanceof Source.Fetched fetched) {
      policy.require(fetched.waits() ? Rule.SET_IMAGE_LOCATION : Rule.COPY_FROM, current.get());
      urls.checkAtCreate(fetched.header(), fetched.url());
    }
  }

  /**
   * The store that is to have the data.
   *
   * @throws io.darkroom.problems.ProblemException STORE_UNKNOWN
   */
  ImageStore store(MetaHeaders headers) {
    return stores.chosen(headers.get("store"));
  }

  /**
   * Receives the body of the request.
   *
   * @return the id of the image
   * @throws io.darkroom.problems.ProblemException as {@link Receiver#fileOnce}
   */
  String receive(
      Beginning<Upload> beginning, OptionalLong announced, ImageStore store, InputStream body) {
    return receiver.fileOnce(
        () -> beginning.with(image -> begin(image, announced)), announced, store, body);
  }

  private Upload begin(Image image, OptionalLong announced) {
    return uploads.begin(image.id(), UploadKind.FILE, announced.orElse(0));
  }

  /**
   * Makes a task that fetches the data. What its type would validate was seen to by {@link
   * #require} and {@link #store}, outside of the transaction: it may take time.
   */
  Task fetch(
      Beginning<Task> beginning,
      Source.Fetched source,
      ImageStore store,
      HttpServletRequest request) {
    return beginning.with(
        image ->
            submission.submit(
                new NewTask(
                    ImageImports.TASK_TYPE,
                    input(image.id(), source.url(), store.id()),
                    requesters.of(request))));
  }

  private static JsonObject input(String image, String url, String store) {
    JsonObject method =
        Json.createObjectBuilder()
            .add("name", ImportMethod.WEB_DOWNLOAD.id())
            .add("uri", url)
            .build();
    JsonObject request =
        Json.createObjectBuilder()
            .add("method", method)
            .add("stores", Json.createArrayBuilder().add(store))
            .build();
    return Json.createObjectBuilder().add("image_id", image).add("import_req", request).build();
  }
}
