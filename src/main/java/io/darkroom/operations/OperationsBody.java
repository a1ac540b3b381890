package io.darkroom.operations;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of tasks as the Operations API shows it. */
@JsonbPropertyOrder({"tasks", "nextPageToken"})
public final class OperationsBody {

  public final List<OperationBody> tasks;
  public final @Nullable String nextPageToken;

  OperationsBody(List<OperationBody> tasks, Optional<String> nextPageToken) {
    this.tasks = tasks;
    this.nextPageToken = nextPageToken.orElse(null);
  }
}
