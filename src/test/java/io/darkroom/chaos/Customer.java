package io.darkroom.chaos;

import io.darkroom.support.Client;
import io.darkroom.support.ClusterNode;
import io.darkroom.support.Imports;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Posts imports to whichever node answers, and remembers what was promised. */
final class Customer {

  private static final int CREATED = 201;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(10);
  private static final Duration FOR_A_PROMISE = Duration.ofMinutes(3);

  private final List<ClusterNode> nodes;
  private final Set<String> promised = ConcurrentHashMap.newKeySet();

  Customer(List<ClusterNode> nodes) {
    this.nodes = nodes;
  }

  /**
   * Asks for an image until a node takes the order. A node that does not answer may have taken it
   * all the same: then there are two tasks for one image, and both have to come to their end.
   */
  boolean order(String url) throws Exception {
    Instant end = Instant.now().plus(FOR_A_PROMISE);
    String answer = ask(url);
    while (!answer.isEmpty()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("No node took the order of " + url + ": " + answer);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = ask(url);
    }
    return true;
  }

  /**
   * Asks one node.
   *
   * @return nothing if it promised the image, or what it did instead: a node that starts or lacks
   *     its database has all kinds of answers
   */
  private String ask(String url) throws Exception {
    ClusterNode node = nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
    try {
      HttpResponse<String> answer =
          node.client(FOR_AN_ANSWER).post("v2/tasks", Imports.body(url, "raw"));
      if (answer.statusCode() != CREATED) {
        return answer.statusCode() + " " + answer.body();
      }
      promised.add(Client.json(answer.body()).getString("id"));
      return "";
    } catch (IOException noAnswer) {
      return noAnswer.toString();
    }
  }

  /** The tasks that a node has answered with. */
  Set<String> promised() {
    return Set.copyOf(promised);
  }
}
