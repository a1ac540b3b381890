package io.darkroom.operations;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.darkroom.http.Timestamps;
import io.darkroom.tasks.TaskReport;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task as the Operations API shows it. */
@JsonbPropertyOrder({
  "id",
  "serviceInstanceId",
  "command",
  "status",
  "createdAt",
  "modifiedAt",
  "createdBy",
  "metadata",
  "response",
  "error"
})
public final class OperationBody {

  public final String id;
  public final String serviceInstanceId;
  public final String command;
  public final String status;
  public final String createdAt;
  public final String modifiedAt;
  public final @Nullable String createdBy;
  public final AnyBody metadata;
  public final @Nullable AnyBody response;
  public final @Nullable StatusBody error;

  /** Shows a task to a reader of the language. */
  OperationBody(TaskReport task, Locale language) {
    id = task.id();
    serviceInstanceId = task.owner();
    command = task.type();
    status = task.status().id().toUpperCase(Locale.ROOT);
    createdAt = Timestamps.text(task.createdAt());
    modifiedAt = Timestamps.text(task.updatedAt());
    createdBy = task.userId().orElse(null);
    metadata = AnyBody.of(resource(task.imageId()));
    response = task.result().map(Structs::parse).map(AnyBody::of).orElse(null);
    error =
        task.message().map(failure -> StatusBody.of(failure, task.step(), language)).orElse(null);
  }

  /** A reader need not ask whether it is there: without an image it has no field. */
  private static Struct resource(Optional<String> imageId) {
    Struct.Builder struct = Struct.newBuilder();
    imageId.ifPresent(
        id -> struct.putFields("image_id", Value.newBuilder().setStringValue(id).build()));
    return struct.build();
  }
}
