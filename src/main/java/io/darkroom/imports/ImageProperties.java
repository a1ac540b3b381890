package io.darkroom.imports;

import io.darkroom.formats.DiskFormat;
import io.darkroom.images.ImageDraft;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Requester;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The {@code image_properties} of an import: base properties, and custom ones beside them. */
final class ImageProperties {

  private static final String PATH = "input.image_properties.";
  private static final int MOST = 128;

  private static final Set<String> BASE =
      Set.of(
          "name",
          "visibility",
          "min_disk",
          "min_ram",
          "protected",
          "owner",
          "disk_format",
          "container_format",
          "tags",
          "os_hidden");

  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "status",
          "checksum",
          "os_hash_algo",
          "os_hash_value",
          "size",
          "virtual_size",
          "created_at",
          "updated_at",
          "deleted",
          "deleted_at",
          "direct_url",
          "locations",
          "self",
          "file",
          "schema",
          "stores");

  /** What Glance asks its rules about before it lets others see an image. */
  private static final Map<String, String> VISIBILITY_RULES =
      Map.of("public", "publicize_image", "community", "communitize_image");

  private ImageProperties() {}

  static ImageDraft draft(JsonObject members, DiskFormat format, Requester requester) {
    InputReader reader = new InputReader(PATH, members);
    reader
        .oneOf("disk_format", ImportFormats.disk())
        .filter(stated -> !stated.equals(format.id()))
        .ifPresent(
            other -> {
              throw new ProblemException(
                  Problem.PROPERTIES_DIFFER, "input.import_from_format", PATH + "disk_format");
            });
    return new ImageDraft(
        reader.name("name").orElse(null),
        visibility(reader, requester),
        reader.flag("protected"),
        reader.flag("os_hidden"),
        owner(reader, requester),
        reader.count("min_disk"),
        reader.count("min_ram"),
        format.id(),
        reader.oneOf("container_format", ImportFormats.container()).orElse("bare"),
        atMost(reader, "tags"),
        custom(reader));
  }

  private static java.util.List<String> atMost(InputReader reader, String name) {
    java.util.List<String> tags = reader.names(name);
    if (tags.size() > MOST) {
      throw reader.refusal(Problem.PROPERTY_TOO_MANY, name, MOST);
    }
    return tags;
  }

  private static String visibility(InputReader reader, Requester requester) {
    String visibility = reader.oneOf("visibility", ImageDraft.VISIBILITIES).orElse("shared");
    String rule = VISIBILITY_RULES.get(visibility);
    if (rule != null && !requester.rights().include(rule)) {
      throw new ProblemException(Problem.VISIBILITY_FORBIDDEN, visibility);
    }
    return visibility;
  }

  private static String owner(InputReader reader, Requester requester) {
    String owner = reader.name("owner").orElse(requester.project());
    if (!requester.admin() && !owner.equals(requester.project())) {
      throw new ProblemException(Problem.OWNER_FORBIDDEN);
    }
    if (owner.isBlank()) {
      throw reader.refusal(Problem.PROPERTY_EMPTY, "owner");
    }
    return owner;
  }

  private static Map<String, String> custom(InputReader reader) {
    Map<String, String> custom = new TreeMap<>();
    for (String name : reader.members().keySet()) {
      if (READ_ONLY.contains(name) || name.startsWith("os_glance_")) {
        throw new ProblemException(Problem.PROPERTY_RESERVED, PATH + name);
      }
      if (!BASE.contains(name)) {
        custom.put(
            checked(name),
            reader.text(name).orElseThrow(() -> reader.refusal(Problem.PROPERTY_NOT_TEXT, name)));
      }
    }
    if (custom.size() > MOST) {
      throw new ProblemException(Problem.PROPERTY_TOO_MANY, "input.image_properties", MOST);
    }
    return custom;
  }

  private static String checked(String name) {
    if (name.isEmpty() || name.codePointCount(0, name.length()) > 255) {
      throw new ProblemException(Problem.PROPERTY_NAME_LENGTH, "input.image_properties", 255);
    }
    return name;
  }
}
