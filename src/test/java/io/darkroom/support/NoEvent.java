package io.darkroom.support;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** An event outside of a container: heard by one listener at most. */
public final class NoEvent<T> implements Event<T> {

  private final Consumer<T> listener;

  public NoEvent() {
    this(event -> {});
  }

  public NoEvent(Consumer<T> listener) {
    this.listener = listener;
  }

  @Override
  public void fire(T event) {
    listener.accept(event);
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U event) {
    listener.accept(event);
    return CompletableFuture.completedFuture(event);
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
    return fireAsync(event);
  }

  @Override
  public Event<T> select(Annotation... qualifiers) {
    return this;
  }

  @Override
  public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }
}
