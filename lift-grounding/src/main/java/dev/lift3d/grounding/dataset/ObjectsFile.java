package dev.lift3d.grounding.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lift3d.core.InputException;
import dev.lift3d.core.procedural.shape.Bounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This project's own {@code objects.json}; {@link GroundingFolder} describes it. */
final class ObjectsFile {
  static final String FORMAT = "lift3d objects 1";

  private ObjectsFile() {}

  static List<SceneObject> read(Path file) {
    Json json = new Json(Json.read(file), file.toString());
    if (!json.has("format") || !json.get("format").word().equals(FORMAT)) {
      throw new InputException(file + ": is no file of objects: its format is not " + FORMAT);
    }
    List<SceneObject> objects = new ArrayList<>();
    for (Json entry : json.get("objects").list()) {
      objects.add(object(entry));
    }
    return objects;
  }

  private static SceneObject object(Json entry) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Json all = entry.get("attributes");
    all.node().fieldNames().forEachRemaining(k -> attributes.put(k, all.get(k).word()));
    Optional<Bounds> box = entry.has("box") ? Optional.of(box(entry.get("box"))) : Optional.empty();
    return new SceneObject(entry.get("id").count(), entry.get("name").text(), attributes, box);
  }

  private static Bounds box(Json box) {
    List<Double> v = box.list().stream().map(Json::number).toList();
    if (v.size() != 6) {
      throw box.error("must be [xmin, ymin, zmin, xmax, ymax, zmax]");
    }
    return new Bounds(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5));
  }

  static JsonNode write(List<SceneObject> objects) {
    ObjectNode root = Json.MAPPER.createObjectNode().put("format", FORMAT);
    ArrayNode list = root.putArray("objects");
    for (SceneObject o : objects) {
      ObjectNode entry = list.addObject().put("id", o.id()).put("name", o.name());
      ObjectNode attributes = entry.putObject("attributes");
      o.attributes().forEach(attributes::put);
      o.box()
          .ifPresent(
              b ->
                  entry
                      .putArray("box")
                      .add(b.minX())
                      .add(b.minY())
                      .add(b.minZ())
                      .add(b.maxX())
                      .add(b.maxY())
                      .add(b.maxZ()));
    }
    return root;
  }
}
