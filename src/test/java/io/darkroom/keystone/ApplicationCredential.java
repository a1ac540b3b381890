package io.darkroom.keystone;

import java.io.IOException;

/** What a program signs in with instead of somebody's password. */
record ApplicationCredential(String keystone, Secrets secrets, String id, String secret) {

  /** A token, which expires with the credential if not before. */
  String token() throws IOException, InterruptedException {
    return secrets.keep(
        IdentityApi.issue(
            keystone,
            """
            {"identity": {
               "methods": ["application_credential"],
               "application_credential": {"id": "%s", "secret": "%s"}}}"""
                .formatted(id, secret)));
  }
}
