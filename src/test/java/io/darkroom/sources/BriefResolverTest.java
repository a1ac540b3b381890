package io.darkroom.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BriefResolverTest {

  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void givesTheAddressesOfAName() {
    InetAddress address = InetAddress.getLoopbackAddress();

    try (BriefResolver resolver =
        new BriefResolver(host -> new InetAddress[] {address}, Duration.ofSeconds(20))) {
      assertThat(resolver.resolve("images.example"))
          .hasValueSatisfying(found -> assertThat(found).containsExactly(address));
    }
  }

  @Test
  void knowsNothingOfANameThatDoesNotExist() {
    HostResolver unknown =
        host -> {
          throw new UnknownHostException(host);
        };

    try (BriefResolver resolver = new BriefResolver(unknown, Duration.ofSeconds(20))) {
      assertThat(resolver.resolve("images.example")).isEmpty();
    }
  }

  @Test
  void doesNotWaitForASlowNameService() {
    CountDownLatch never = new CountDownLatch(1);

    try (BriefResolver resolver = new BriefResolver(waitingFor(never), SHORT)) {
      assertThat(resolver.resolve("images.example")).isEmpty();
    } finally {
      never.countDown();
    }
  }

  @Test
  void staysBoundedWhenNoLookupEverEnds() {
    CountDownLatch never = new CountDownLatch(1);

    try (BriefResolver resolver = new BriefResolver(waitingFor(never), Duration.ofMillis(1))) {
      for (int lookup = 0; lookup < 200; lookup++) {
        assertThat(resolver.resolve("images.example")).isEmpty();
      }
    } finally {
      never.countDown();
    }
  }

  /** As the lookup of Java does, it ignores an interrupt. */
  private static HostResolver waitingFor(CountDownLatch latch) {
    return host -> {
      boolean interrupted = false;
      while (latch.getCount() > 0) {
        try {
          latch.await();
        } catch (InterruptedException ignoredByLookups) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      throw new UnknownHostException(host);
    };
  }
}
