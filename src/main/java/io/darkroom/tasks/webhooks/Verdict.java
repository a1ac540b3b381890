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

  /** What can only be wrong with the notice: its length, its type, its content. */
  private static final Set<Integer> NOT_THIS_NOTICE = Set.of(413, 415, 422);

  private static final int GONE_STATUS = 410;

  /** By the status code; a redirect is not followed. */
  static Verdict of(int status) {
    if (status >= 200 && status < 300) {
      return TAKEN;
    }
    if (status == GONE_STATUS) {
      return GONE;
    }
    return NOT_THIS_NOTICE.contains(status) ? REFUSED : FAILED;
  }
}
