package io.darkroom.tasks.webhooks;

import java.util.Set;

/**
 * What the answer to a notice means for it (CloudEvents HTTP 1.1 Web Hooks 1.0.2, section 2.2, and
 * Standard Webhooks 1.0.0, "Delivery success and failure").
 */
enum Verdict {
  TAKEN,
  /** The notice is not wanted, now or later; the next one may be. */
  REFUSED,
  /** No notice is wanted any more. */
  GONE,
  /** The hook may take the notice later. */
  FAILED;

  /** What is wrong with the hook, its address or its time, rather than with the notice. */
  private static final Set<Integer> NOT_THE_NOTICE =
      Set.of(401, 403, 404, 405, 407, 408, 421, 425, 429);

  private static final int GONE_STATUS = 410;

  /** By the status code; a redirect is not followed. */
  static Verdict of(int status) {
    if (status >= 200 && status < 300) {
      return TAKEN;
    }
    if (status == GONE_STATUS) {
      return GONE;
    }
    return status >= 400 && status < 500 && !NOT_THE_NOTICE.contains(status) ? REFUSED : FAILED;
  }
}
