package io.darkroom.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a list is sorted by, complete: the id ends it, which no two tasks share. What all tasks of
 * the list have in common sorts nothing and is left out, whatever a marker has there by now. A list
 * in the usual order of one owner, status or type is led by that, as its index is: PostgreSQL would
 * drop a lead that it knows to be one value, and might then look for a project's tasks among
 * everybody's newer ones, a million of them if need be.
 *
 * @param lead what all tasks of the list have, and their index begins with
 */
record TaskKeys(List<TaskOrder> order, Optional<Map.Entry<TaskField, String>> lead) {

  private static final List<TaskField> INDEXED =
      List.of(TaskField.OWNER, TaskField.STATUS, TaskField.TYPE);

  static TaskKeys of(TaskPage page) {
    TaskKeys plain = new TaskKeys(complete(page), Optional.empty());
    boolean usual = plain.order().get(0).field() == TaskField.CREATED_AT && plain.isUniform();
    return usual
        ? INDEXED.stream()
            .flatMap(field -> page.equalities().filter(e -> e.getKey() == field))
            .findFirst()
            .map(plain::ledBy)
            .orElse(plain)
        : plain;
  }

  private TaskKeys ledBy(Map.Entry<TaskField, String> equality) {
    List<TaskOrder> led = new ArrayList<>(order);
    led.add(0, new TaskOrder(equality.getKey(), order.get(0).descending()));
    return new TaskKeys(led, Optional.of(equality));
  }

  /** Ties are broken in the direction of the last key that was asked for. */
  private static List<TaskOrder> complete(TaskPage page) {
    List<TaskOrder> asked = page.order();
    boolean descending = asked.isEmpty() || asked.get(asked.size() - 1).descending();
    Map<TaskField, TaskOrder> keys = new LinkedHashMap<>();
    asked.forEach(key -> keys.putIfAbsent(key.field(), key));
    keys.putIfAbsent(TaskField.CREATED_AT, new TaskOrder(TaskField.CREATED_AT, descending));
    keys.putIfAbsent(TaskField.ID, new TaskOrder(TaskField.ID, descending));
    Set<TaskField> common = new HashSet<>();
    page.equalities().forEach(equality -> common.add(equality.getKey()));
    keys.keySet().removeAll(common);
    return List.copyOf(keys.values());
  }

  boolean isLead(Map.Entry<TaskField, String> equality) {
    return lead.isPresent() && lead.get().equals(equality);
  }

  /** Whether all keys have one direction. */
  boolean isUniform() {
    return order.stream().map(TaskOrder::descending).distinct().count() == 1;
  }

  String orderBy() {
    return order.stream()
        .map(key -> key.expression() + (key.descending() ? " desc" : ""))
        .collect(Collectors.joining(", ", " order by ", ""));
  }

  /** The value of a task that is compared; of the lead it is the list's. */
  Object value(TaskOrder key, TaskSummary task, Function<Instant, Long> micros) {
    if (lead.isPresent() && lead.get().getKey() == key.field()) {
      return lead.get().getValue();
    }
    return switch (key.field()) {
      case ID -> task.id();
      case TYPE -> task.type();
      case STATUS -> task.status().id();
      case OWNER -> task.owner();
      case CREATED_AT -> micros.apply(task.createdAt());
      case UPDATED_AT -> micros.apply(task.updatedAt());
      case EXPIRES_AT ->
          task.expiresAt() == null ? TaskOrder.NEVER : micros.apply(task.expiresAt());
      default -> throw new IllegalArgumentException("Nothing is sorted by " + key.field());
    };
  }
}
