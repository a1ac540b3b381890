package io.darkroom.support;

/** Bodies of import tasks. */
public final class Imports {

  private Imports() {}

  public static String body(String source, String format) {
    return body(source, format, "bare");
  }

  public static String body(String source, String format, String container) {
    return """
        {"type": "import",
         "input": {
           "import_from": "%s",
           "import_from_format": "%s",
           "image_properties": {
             "name": "an image", "disk_format": "%2$s", "container_format": "%3$s",
             "os_distro": "debian", "tags": ["b", "a"]}}}
        """
        .formatted(source, format, container);
  }
}
