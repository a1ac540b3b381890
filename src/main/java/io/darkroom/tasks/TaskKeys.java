package io.darkroom.tasks;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.database.Keyset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a list is sorted by, complete: the id ends it, which no two tasks share. What all tasks of
 * the list have in common sorts nothing and is left out, whatever a marker has there by now. A list
 * in the usual order of one owner, status or type is led by that, as its index is.
 *
 * @param lead what all tasks of the list have, and their index begins with
 */
record TaskKeys(List<TaskOrder> order, Optional<Map.Entry<TaskField, String>> lead) {

  private static final List<TaskField> INDEXED =
      List.of(TaskField.OWNER, TaskField.STATUS, TaskField.TYPE);

  static TaskKeys of(TaskPage page) {
    TaskKeys plain = new TaskKeys(complete(page), Optional.empty());
    boolean usual =
        plain.order().get(0).field() == TaskField.CREATED_AT && plain.keyset().isUniform();
    return usual
        ? INDEXED.stream()
            .flatMap(field -> page.equalities().filter(e -> e.getKey() == field))
            .findFirst()
            .map(equality -> new TaskKeys(plain.order(), Optional.of(equality)))
            .orElse(plain)
        : plain;
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

  Keyset keyset() {
    Keyset keys = Keyset.of(order.stream().map(TaskOrder::key).toList());
    return lead.map(common -> keys.ledBy(common.getKey().id(), common.getValue())).orElse(keys);
  }

  /** What a task has as its keys. */
  List<Object> values(TaskSummary task) {
    return order.stream().map(key -> value(key, task)).toList();
  }

  private static Object value(TaskOrder key, TaskSummary task) {
    return switch (key.field()) {
      case ID -> task.id();
      case TYPE -> task.type();
      case STATUS -> task.status().id();
      case OWNER -> task.owner();
      case CREATED_AT -> InstantColumn.micros(task.createdAt());
      case UPDATED_AT -> InstantColumn.micros(task.updatedAt());
      case EXPIRES_AT ->
          task.expiresAt() == null ? TaskOrder.NEVER : InstantColumn.micros(task.expiresAt());
      default -> throw new IllegalArgumentException("Nothing is sorted by " + key.field());
    };
  }
}
