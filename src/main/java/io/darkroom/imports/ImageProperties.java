package io.darkroom.imports;

import io.darkroom.formats.ContainerFormat;
import io.darkroom.formats.DiskFormat;
import io.darkroom.images.DraftRules;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.PropertyNames;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.tasks.Requester;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** The {@code image_properties} of an import: base properties, and custom ones beside them. */
final class ImageProperties {

  private static final String PATH = "input.image_properties.";

  private ImageProperties() {}

  static ImageDraft draft(JsonObject members, DiskFormat format, Requester requester) {
    InputReader reader = new InputReader(PATH, members);
    reader
        .oneOf("disk_format", DiskFormat.ids())
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
        reader.oneOf("container_format", ContainerFormat.ids()).orElse("bare"),
        reader.names("tags"),
        custom(reader));
  }

  private static String visibility(InputReader reader, Requester requester) {
    String visibility = reader.oneOf("visibility", ImageDraft.VISIBILITIES).orElse("shared");
    rules(requester).requireVisibility(visibility);
    return visibility;
  }

  private static DraftRules rules(Requester requester) {
    return new DraftRules(requester.project(), requester.rights());
  }

  private static String owner(InputReader reader, Requester requester) {
    String owner = reader.name("owner").orElse(requester.project());
    rules(requester).requireOwner(owner);
    return owner;
  }

  private static Map<String, String> custom(InputReader reader) {
    Map<String, String> custom = new TreeMap<>();
    for (String name : reader.members().keySet()) {
      if (name.equals("id") || PropertyNames.isKept(name)) {
        throw new ProblemException(Problem.PROPERTY_RESERVED, PATH + name);
      }
      if (!PropertyNames.isBase(name)) {
        custom.put(
            checked(name),
            reader.text(name).orElseThrow(() -> reader.refusal(Problem.PROPERTY_NOT_TEXT, name)));
      }
    }
    return custom;
  }

  private static String checked(String name) {
    if (!PropertyNames.isWellFormed(name)) {
      throw new ProblemException(
          Problem.PROPERTY_NAME_LENGTH, "input.image_properties", PropertyNames.LONGEST);
    }
    return name;
  }
}
