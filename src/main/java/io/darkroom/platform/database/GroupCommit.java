package io.darkroom.platform.database;

import jakarta.transaction.TransactionalException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets those who want the same kind of change at the same time share one transaction: while one
 * commits, whoever comes waits in line, and the first of the line writes for all of them. Where
 * transactions take a lock in common this makes one wait for the disk of many.
 *
 * @param <T> what somebody wants
 * @param <R> what comes of it
 */
public final class GroupCommit<T, R> {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final int most;
  private final Function<List<T>, List<R>> work;
  private final Deque<Member<T, R>> line = new ArrayDeque<>();
  private boolean busy;

  /**
   * A line that is empty.
   *
   * @param most how many share a transaction at most
   * @param work all that is wanted in one transaction, all of it or nothing; answers in the same
   *     order
   */
  public GroupCommit(int most, Function<List<T>, List<R>> work) {
    this.most = most;
    this.work = work;
  }

  /**
   * Returns when what is wanted has been committed; to be called outside of transactions. If all of
   * it cannot be done together, each is tried alone, so that nobody fails for another; not if the
   * commit itself has failed, as what became of it is not known then.
   *
   * @throws TransactionalException if the commit has failed
   * @throws RuntimeException what the work throws when it is done for this one alone
   */
  public R commit(T wanted) {
    Member<T, R> member = new Member<>(wanted);
    if (arrive(member) || member.mustLead()) {
      lead();
    }
    return member.outcome().get();
  }

  /** How many wait behind the one that commits. */
  synchronized int waiting() {
    return line.size();
  }

  /** Whether there was nobody to wait for. */
  private synchronized boolean arrive(Member<T, R> member) {
    line.add(member);
    boolean first = !busy;
    busy = true;
    return first;
  }

  private synchronized List<Member<T, R>> group() {
    List<Member<T, R>> group = new ArrayList<>();
    while (group.size() < most && !line.isEmpty()) {
      group.add(line.remove());
    }
    return group;
  }

  private void lead() {
    List<Member<T, R>> group = group();
    try {
      serve(group);
    } finally {
      passOn();
    }
  }

  private void serve(List<Member<T, R>> group) {
    try {
      List<R> results = work.apply(group.stream().map(Member::wanted).toList());
      for (int index = 0; index < group.size(); index++) {
        R result = results.get(index);
        group.get(index).serve(() -> result);
      }
    } catch (TransactionalException uncertain) {
      // The database may have gone when it had committed: nobody may do it once more.
      group.forEach(
          member ->
              member.serve(
                  () -> {
                    throw uncertain;
                  }));
    } catch (RuntimeException | Error failure) {
      if (group.size() == 1) {
        group
            .get(0)
            .serve(
                () -> {
                  throw failure;
                });
      } else {
        LOG.debug("Each of {} finds out alone whose fault it was", group.size(), failure);
        group.forEach(member -> member.serve(() -> work.apply(List.of(member.wanted())).get(0)));
      }
    }
  }

  private synchronized void passOn() {
    if (line.isEmpty()) {
      busy = false;
    } else {
      line.element().call();
    }
  }

  /** Somebody in the line. */
  private static final class Member<T, R> {

    private final T wanted;
    private final CompletableFuture<Boolean> called = new CompletableFuture<>();
    private final CompletableFuture<Supplier<R>> outcome = new CompletableFuture<>();

    Member(T wanted) {
      this.wanted = wanted;
    }

    T wanted() {
      return wanted;
    }

    void call() {
      called.complete(true);
    }

    void serve(Supplier<R> result) {
      outcome.complete(result);
      called.complete(false);
    }

    /** Waits until this one is the first in line, or has been served. */
    boolean mustLead() {
      return called.join();
    }

    /** What there is to do for this one, on its own thread, after its turn. */
    Supplier<R> outcome() {
      return outcome.join();
    }
  }
}
