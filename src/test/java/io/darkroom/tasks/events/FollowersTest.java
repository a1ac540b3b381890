package io.darkroom.tasks.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FollowersTest {

  private final Followers followers = new Followers(2);
  private final Follower first = new NotedFollower("a", 0);
  private final Follower second = new NotedFollower("a", 0);
  private final Follower third = new NotedFollower("b", 0);

  @Test
  void thereIsRoomForSoMany() {
    assertThat(followers.add(first)).isTrue();
    assertThat(followers.add(second)).isTrue();
    assertThat(followers.add(third)).isFalse();
    assertThat(followers.all()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void whoLeavesMakesRoomOnce() {
    followers.add(first);
    followers.add(second);

    followers.remove(first);
    followers.remove(first);

    assertThat(followers.add(third)).isTrue();
    assertThat(followers.add(first)).isFalse();
    assertThat(followers.tasks()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void nothingIsKeptOfATaskThatNobodyFollows() {
    followers.add(first);
    followers.remove(first);

    assertThat(followers.isEmpty()).isTrue();
    assertThat(followers.tasks()).isEmpty();
    assertThat(followers.follow("a")).isFalse();
  }

  @Test
  void whenItCloses() {
    followers.add(first);

    assertThat(followers.close()).containsExactly(first);
    assertThat(followers.add(second)).isFalse();
  }
}
