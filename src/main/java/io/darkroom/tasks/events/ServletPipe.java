package io.darkroom.tasks.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The way to a client of the container (Jakarta Servlet 6.0, section 5.7: non-blocking output). */
final class ServletPipe implements EventStream.Pipe {

  private final AsyncContext exchange;
  private final ServletOutputStream out;
  private final Crew crew;
  private final Runnable end;

  ServletPipe(AsyncContext exchange, Crew crew, Runnable end) throws IOException {
    this.exchange = exchange;
    this.end = end;
    this.out = exchange.getResponse().getOutputStream();
    this.crew = crew;
  }

  /** Lets the stream know from now on when the client takes something, and when it has gone. */
  void open(EventStream stream) {
    exchange.addListener(new Ending(stream));
    out.setWriteListener(new Flow(stream));
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void end() {
    crew.whenSuspended(exchange).execute(end);
  }

  private record Flow(EventStream stream) implements WriteListener {

    @Override
    public void onWritePossible() {
      stream.flow();
    }

    @Override
    public void onError(Throwable gone) {
      stream.close();
    }
  }

  /** The container may end the exchange itself: its objects then serve other clients. */
  private record Ending(EventStream stream) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
      stream.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      stream.close();
    }

    @Override
    public void onError(AsyncEvent event) {
      stream.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Nobody starts it again.
    }
  }
}
