package io.darkroom.tasks;

import java.util.Properties;

/** The parameters of a task's batch job. Their names are part of the job definitions. */
public final class JobParameters {

  public static final String TASK_ID = "task_id";
  public static final String ATTEMPT = "attempt";

  private JobParameters() {}

  public static Properties of(Attempt attempt) {
    Properties parameters = new Properties();
    parameters.setProperty(TASK_ID, attempt.taskId());
    parameters.setProperty(ATTEMPT, String.valueOf(attempt.number()));
    return parameters;
  }

  /** Reads the attempt back, from parameters or from properties that a job copied them to. */
  public static Attempt attempt(Properties parameters) {
    return new Attempt(
        parameters.getProperty(TASK_ID), Integer.parseInt(parameters.getProperty(ATTEMPT)));
  }
}
