package io.darkroom.platform.turns;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/** Lets so many in at a time for each key, in the order in which they came. */
public final class Turnstile {

  private static final class Line {
    private final Queue<Place> waiting = new ArrayDeque<>();
    private int inside;
  }

  private final int most;
  private final Map<String, Line> lines = new HashMap<>();

  /** A turnstile for so many of each key; 0 is no limit. */
  public Turnstile(int most) {
    this.most = most;
  }

  /** A place that is inside, if there is room, or else at the end of the key's line. */
  public synchronized Place queue(String key) {
    Line line = lines.computeIfAbsent(key, first -> new Line());
    Place place = new Place(key, this::leave);
    line.waiting.add(place);
    admit(line);
    return place;
  }

  private void admit(Line line) {
    while (!line.waiting.isEmpty() && (most == 0 || line.inside < most)) {
      line.inside++;
      line.waiting.remove().admit();
    }
  }

  private synchronized void leave(Place place) {
    Line line = Objects.requireNonNull(lines.get(place.key()));
    if (!line.waiting.remove(place)) {
      line.inside--;
    }
    admit(line);
    if (line.inside == 0) {
      lines.remove(place.key());
    }
  }

  /** How many keys somebody has a place for. */
  public synchronized int keys() {
    return lines.size();
  }
}
