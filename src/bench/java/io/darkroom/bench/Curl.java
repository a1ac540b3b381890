package io.darkroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Lines of bash that move large files.
 *
 * @param headers a file, as the token must not stand in a command line
 */
record Curl(Path headers) {

  static Curl with(Stage stage) throws IOException {
    Path file = stage.options().directory().resolve("headers");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "X-Auth-Token: " + stage.identity().token() + "\n");
    return new Curl(file);
  }

  String download(String url) {
    return "curl -sSf -H '@%s' -o /dev/null '%s'".formatted(headers, url);
  }

  /** As curl does it unless told otherwise, it asks before it sends (Expect: 100-continue). */
  String upload(Path file, String url) {
    return "curl -sSf -H '@%s' -H 'Content-Type: application/octet-stream' -T '%s' '%s'"
        .formatted(headers, file, url);
  }
}
