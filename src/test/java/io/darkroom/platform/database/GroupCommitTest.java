package io.darkroom.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.TransactionalException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {

  private static final int MOST = 4;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<List<String>> transactions = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CompletableFuture<Void> disk = new CompletableFuture<>();
  private final GroupCommit<String, String> commits = new GroupCommit<>(MOST, this::commit);

  /** The first transaction waits for the disk; "bad" takes whatever it is in back. */
  private List<String> commit(List<String> wanted) {
    transactions.add(wanted);
    if (wanted.contains("first")) {
      begun.countDown();
      disk.join();
    }
    if (wanted.contains("bad")) {
      throw new IllegalArgumentException("bad");
    }
    if (wanted.contains("uncertain")) {
      throw new TransactionalException("uncertain", new IllegalStateException());
    }
    return wanted.stream().map(one -> one + "!").toList();
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whoeverIsAloneWaitsForNobody() {
    assertThat(commits.commit("one")).isEqualTo("one!");
    assertThat(commits.commit("two")).isEqualTo("two!");

    assertThat(transactions).containsExactly(List.of("one"), List.of("two"));
  }

  @Test
  void thoseWhoComeWhileOneCommitsShareTheNext() throws Exception {
    Future<String> first = committing("first");
    begun.await();
    List<Future<String>> others = line("a", "b", "c");

    disk.complete(null);

    assertThat(first.get()).isEqualTo("first!");
    assertThat(results(others)).containsExactly("a!", "b!", "c!");
    assertThat(transactions).containsExactly(List.of("first"), List.of("a", "b", "c"));
  }

  @Test
  void aTransactionIsSharedByNoMoreThanItMayBe() throws Exception {
    Future<String> first = committing("first");
    begun.await();
    List<Future<String>> others = line("a", "b", "c", "d", "e");

    disk.complete(null);

    assertThat(first.get()).isEqualTo("first!");
    assertThat(results(others)).containsExactly("a!", "b!", "c!", "d!", "e!");
    assertThat(transactions)
        .containsExactly(List.of("first"), List.of("a", "b", "c", "d"), List.of("e"));
  }

  @Test
  void nobodyFailsForAnother() throws Exception {
    Future<String> first = committing("first");
    begun.await();
    List<Future<String>> others = line("a", "bad", "c");

    disk.complete(null);

    assertThat(first.get()).isEqualTo("first!");
    assertThat(others.get(0).get()).isEqualTo("a!");
    assertThatThrownBy(() -> others.get(1).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(others.get(2).get()).isEqualTo("c!");
    assertThat(transactions).contains(List.of("a", "bad", "c"), List.of("a"), List.of("c"));
  }

  @Test
  void whatMayHaveBeenCommittedIsNotDoneOnceMore() throws Exception {
    Future<String> first = committing("first");
    begun.await();
    List<Future<String>> others = line("a", "uncertain", "c");

    disk.complete(null);

    assertThat(first.get()).isEqualTo("first!");
    for (Future<String> other : others) {
      assertThatThrownBy(other::get).hasCauseInstanceOf(TransactionalException.class);
    }
    assertThat(transactions).containsExactly(List.of("first"), List.of("a", "uncertain", "c"));
  }

  @Test
  void aFailureOfOneAloneLeavesTheLineOpen() {
    assertThatThrownBy(() -> commits.commit("bad")).isInstanceOf(IllegalArgumentException.class);

    assertThat(commits.commit("one")).isEqualTo("one!");
    assertThat(transactions).containsExactly(List.of("bad"), List.of("one"));
  }

  private Future<String> committing(String wanted) {
    return threads.submit(() -> commits.commit(wanted));
  }

  /** One behind the other, each in the line before the next comes. */
  private List<Future<String>> line(String... wanted) {
    List<Future<String>> line = new ArrayList<>();
    for (String one : wanted) {
      line.add(committing(one));
      while (commits.waiting() < line.size()) {
        Thread.onSpinWait();
      }
    }
    return line;
  }

  private static List<String> results(List<Future<String>> line) throws Exception {
    List<String> results = new ArrayList<>();
    for (Future<String> one : line) {
      results.add(one.get());
    }
    return results;
  }
}
