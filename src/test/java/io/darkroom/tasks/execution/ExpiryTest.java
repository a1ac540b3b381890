package io.darkroom.tasks.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.lifecycle.NodeStopping;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.tasks.Tasks;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpiryTest {

  private final Drain drain = new Drain();
  private final Deque<Integer> batches = new ArrayDeque<>();
  private final Expiry expiry =
      new Expiry(
          new RemovedTasks(), drain, TestSettings.with("darkroom.tasks.expiry-interval", "PT5M"));

  @Test
  void recursAfterItsInterval() {
    assertThat(expiry.interval()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void goesOnUntilABatchIsNotFull() {
    batches.addAll(List.of(Batches.SIZE, Batches.SIZE, 3, Batches.SIZE));

    expiry.run();

    assertThat(batches).containsExactly(Batches.SIZE);
  }

  @Test
  void stopsBetweenTwoBatchesWhenTheNodeDoes() {
    batches.addAll(List.of(Batches.SIZE, Batches.SIZE));
    drain.begin(new NodeStopping());

    expiry.run();

    assertThat(batches).hasSize(2);
  }

  private final class RemovedTasks extends Tasks {

    RemovedTasks() {
      super(unused(), Clock.systemUTC());
    }

    @Override
    public int removeExpired(int most) {
      return batches.remove();
    }

    private static EntityManager unused() {
      return (EntityManager)
          Proxy.newProxyInstance(
              ExpiryTest.class.getClassLoader(),
              new Class<?>[] {EntityManager.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });
    }
  }
}
