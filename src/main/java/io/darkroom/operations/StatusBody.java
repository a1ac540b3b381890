package io.darkroom.operations;

import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import io.darkroom.problems.Message;
import io.darkroom.problems.Messages;
import io.darkroom.problems.RpcCode;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A failure as google.rpc.Status has it: for programs a code and, in the details, the name of the
 * problem; for people a text.
 */
@JsonbPropertyOrder({"code", "message", "details"})
public final class StatusBody {

  /** Whose problems these are; their names are unique only among themselves. */
  private static final String DOMAIN = "darkroom";

  public final int code;
  public final String message;
  public final List<AnyBody> details;

  private StatusBody(RpcCode code, ErrorInfo info, LocalizedMessage text) {
    this.code = code.number();
    message = text.getMessage();
    details = List.of(AnyBody.of(info), AnyBody.of(text));
  }

  /** What a task failed of, in the step that it had come to. */
  static StatusBody of(Message failure, Optional<String> step, Locale language) {
    return of(failure.code(), failure, failure.retriable(), step, language);
  }

  /**
   * Why a request is refused.
   *
   * @param status the HTTP status that it is refused with
   */
  static StatusBody of(Message refusal, int status, Locale language) {
    boolean exact = refusal.problem().status() == status;
    RpcCode code = exact ? refusal.code() : RpcCode.ofStatus(status);
    boolean retriable = exact ? refusal.retriable() : code.mayPass();
    return of(code, refusal, retriable, Optional.empty(), language);
  }

  private static StatusBody of(
      RpcCode code, Message failure, boolean retriable, Optional<String> step, Locale language) {
    ErrorInfo.Builder info =
        ErrorInfo.newBuilder()
            .setReason(failure.problem().name())
            .setDomain(DOMAIN)
            .putMetadata("retriable", String.valueOf(retriable));
    step.ifPresent(name -> info.putMetadata("step", name));
    LocalizedMessage text =
        LocalizedMessage.newBuilder()
            .setLocale(language.toLanguageTag())
            .setMessage(Messages.text(failure, language))
            .build();
    return new StatusBody(code, info.build(), text);
  }
}
