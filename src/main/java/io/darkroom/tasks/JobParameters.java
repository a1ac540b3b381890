package io.darkroom.tasks;

import java.util.Properties;

/** The parameters of a task's batch job. Their names are part of the job definitions. */
public final class JobParameters {

  public static final String TASK_ID = "task_id";
  public static final String ATTEMPT = "attempt";

  /**
   * The number of the job definitions as a whole. A restart uses the definition that is stored with
   * the job's instance, so whoever changes one in a way that the code of before or after does not
   * understand gives it the next number: jobs of another number are not restarted but replaced.
   */
  private static final String DEFINITION = "definition";

  private static final String CURRENT = "3";

  private JobParameters() {}

  public static Properties of(Attempt attempt) {
    Properties parameters = new Properties();
    parameters.setProperty(TASK_ID, attempt.taskId());
    parameters.setProperty(ATTEMPT, String.valueOf(attempt.number()));
    parameters.setProperty(DEFINITION, CURRENT);
    return parameters;
  }

  /** Whether a job with these parameters was made by the definitions of today. */
  public static boolean areCurrent(Properties parameters) {
    return CURRENT.equals(parameters.getProperty(DEFINITION));
  }

  /** Reads the attempt back, from parameters or from properties that a job copied them to. */
  public static Attempt attempt(Properties parameters) {
    return new Attempt(
        parameters.getProperty(TASK_ID), Integer.parseInt(parameters.getProperty(ATTEMPT)));
  }
}
