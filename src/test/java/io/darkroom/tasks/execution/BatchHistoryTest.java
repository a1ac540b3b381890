package io.darkroom.tasks.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.lifecycle.NodeStopping;
import io.darkroom.platform.settings.TestSettings;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchHistoryTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final Drain drain = new Drain();
  private final Deque<Integer> batches = new ArrayDeque<>();
  private final Deque<Instant> ends = new ArrayDeque<>();
  private final BatchHistory history =
      new BatchHistory(
          new RemovedJobs(),
          drain,
          TestSettings.with(
              Map.of(
                  "darkroom.tasks.reconcile-interval", "PT5M",
                  "darkroom.tasks.batch-retention", "P3D")),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void recursAfterItsInterval() {
    assertThat(history.interval()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void removesWhatIsOlderThanItsRetention() {
    batches.add(0);

    history.run();

    assertThat(ends).containsExactly(NOW.minus(Duration.ofDays(3)));
  }

  @Test
  void goesOnUntilABatchIsNotFull() {
    batches.addAll(List.of(Batches.SIZE, Batches.SIZE, 3, Batches.SIZE));

    history.run();

    assertThat(batches).containsExactly(Batches.SIZE);
  }

  @Test
  void stopsBetweenTwoBatchesWhenTheNodeDoes() {
    batches.addAll(List.of(Batches.SIZE, Batches.SIZE));
    drain.begin(new NodeStopping());

    history.run();

    assertThat(batches).hasSize(2);
  }

  private final class RemovedJobs extends BatchRepository {

    RemovedJobs() {
      super(unused());
    }

    @Override
    public int removeOlder(Instant end, int most) {
      ends.add(end);
      return batches.remove();
    }

    private static EntityManager unused() {
      return (EntityManager)
          Proxy.newProxyInstance(
              BatchHistoryTest.class.getClassLoader(),
              new Class<?>[] {EntityManager.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });
    }
  }
}
