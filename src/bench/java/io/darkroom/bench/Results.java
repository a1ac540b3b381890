package io.darkroom.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of each contender, by its name. */
record Results(Map<String, Figures> figures) {

  /** One round of one contender. */
  interface Measure {
    Sample run() throws Exception;
  }

  /**
   * Lets contenders work in turn, round by round, so that the machine's moods fall on each alike.
   *
   * @param contenders what a round of each is, by its name
   */
  static Results interleaved(int rounds, Map<String, Measure> contenders) throws Exception {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Measure> contender : contenders.entrySet()) {
        Sample sample = contender.getValue().run();
        samples.computeIfAbsent(contender.getKey(), name -> new ArrayList<>()).add(sample);
      }
    }
    Map<String, Figures> figures = new LinkedHashMap<>();
    samples.forEach((name, all) -> figures.put(name, new Figures(all)));
    return new Results(figures);
  }

  Figures of(String name) {
    return find(name).orElseThrow();
  }

  Optional<Figures> find(String name) {
    return Optional.ofNullable(figures.get(name));
  }
}
