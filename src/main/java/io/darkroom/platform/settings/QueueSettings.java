package io.darkroom.platform.settings;

/**
 * How many tasks may run and wait; 0 is no limit.
 *
 * @param maxRunningPerProject of one project, on all nodes
 * @param maxPending of all projects
 * @param maxPendingPerProject of one project
 */
public record QueueSettings(int maxRunningPerProject, int maxPending, int maxPendingPerProject) {

  static QueueSettings read(SettingReader reader) {
    return new QueueSettings(
        reader.integer("darkroom.tasks.max-running-per-project", 0, 10_000),
        reader.integer("darkroom.tasks.max-pending", 0, Integer.MAX_VALUE),
        reader.integer("darkroom.tasks.max-pending-per-project", 0, Integer.MAX_VALUE));
  }
}
