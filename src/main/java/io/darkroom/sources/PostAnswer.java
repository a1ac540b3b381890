package io.darkroom.sources;

import java.util.Optional;

/**
 * What came back for what was posted.
 *
 * @param status the status code (RFC 9110, section 15); redirects are not followed
 * @param retryAfter the header {@code Retry-After} as it was sent (RFC 9110, section 10.2.3)
 */
public record PostAnswer(int status, Optional<String> retryAfter) {}
