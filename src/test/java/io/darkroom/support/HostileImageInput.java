package io.darkroom.support;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of the Images API that mean no good, wrong in some place; now and then even right. */
public enum HostileImageInput {
  IMAGE {
    @Override
    public String body(HostileInput input) {
      return input.any(
          List.of(
              input.value(),
              input.object(NAMES, ""),
              input.object(NAMES, "\"name\": \"x\", \"tags\": [\"a\"], ")));
    }
  },
  PATCH_2_1 {
    @Override
    public String body(HostileInput input) {
      String path = "\"path\": " + input.any(PATHS) + ", ";
      return operations(
          input,
          input.value(),
          input.object(List.of("op", "path", "value", "from"), ""),
          input.object(List.of("op"), path + "\"value\": " + input.value() + ", "),
          input.object(List.of("value"), "\"op\": " + input.any(OPERATIONS) + ", " + path));
    }
  },
  PATCH_2_0 {
    @Override
    public String body(HostileInput input) {
      return operations(
          input,
          input.object(List.of("add", "replace", "remove", "value"), ""),
          input.object(List.of("value"), input.any(OPERATIONS) + ": " + input.any(PATHS) + ", "));
    }
  },
  IMPORT {
    @Override
    public String body(HostileInput input) {
      String method =
          "\"method\": "
              + input.object(
                  List.of("name", "uri", "glance_image_id", "x"),
                  "\"name\": \"web-download\", \"uri\": \"http://127.0.0.1:9/x\", ")
              + ", ";
      List<String> names =
          List.of("method", "stores", "all_stores", "all_stores_must_succeed", "x");
      return input.any(
          List.of(input.value(), input.object(names, ""), input.object(names, method)));
    }
  },
  MEMBER {
    @Override
    public String body(HostileInput input) {
      return input.any(
          List.of(input.value(), input.object(List.of("member", "status", "\\ud800"), "")));
    }
  },
  ANYTHING {
    @Override
    public String body(HostileInput input) {
      return input.value();
    }
  };

  private static final List<String> NAMES =
      List.of(
          "id",
          "name",
          "tags",
          "min_disk",
          "min_ram",
          "owner",
          "protected",
          "visibility",
          "custom",
          "disk_format",
          "container_format",
          "os_hidden",
          "locations",
          "status",
          "",
          "\\u0000",
          "\\ud800",
          "__proto__");

  private static final List<String> PATHS =
      List.of(
          "\"/name\"",
          "\"/tags\"",
          "\"/tags/-\"",
          "\"/min_disk\"",
          "\"/locations/0\"",
          "\"/~\"",
          "\"/a~1b~0\"",
          "\"/\"",
          "\"\"",
          "\"/\\u0000\"",
          "\"/\\ud800\"",
          "\"name\"",
          "\"/a/b/c\"",
          "\"/custom\"");

  private static final List<String> OPERATIONS =
      List.of("\"add\"", "\"replace\"", "\"remove\"", "\"move\"", "\"test\"", "\"\"");

  /** A body of this kind. */
  public abstract String body(HostileInput input);

  private static String operations(HostileInput input, String... operations) {
    return IntStream.range(0, 2)
        .mapToObj(i -> input.any(List.of(operations)))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
