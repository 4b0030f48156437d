package dev.lift3d.grounding.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.io.WholeFile;
import dev.lift3d.core.io.WholeFolder;
import dev.lift3d.core.scene.View;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes scenes for grounding in the layout of exported ScanNet scenes, with objects and sentences
 * beside them. A folder holds, for view i, i written with six digits:
 *
 * <pre>
 * color/000000.png        the picture, RGB of 8 bits
 * depth/000000.png        z along the camera axis in millimetres, 16 bits, 0 = no value
 * pose/000000.txt         camera to world, 4 x 4, OpenCV axes, metres
 * instance/000000.png     which object, 16 bits: its id + 1, 0 = none
 * intrinsic/intrinsic_color.txt, intrinsic_depth.txt
 *                         4 x 4, the same for all views, pixel centres at integers
 * objects.json            {"format": "lift3d objects 1", "objects": [{"id": 0, "name": "chair",
 *                          "attributes": {"colour": "red"}, "box": [xmin, ymin, zmin, xmax, ymax,
 *                          zmax]}]}
 * sentences.json          {"format": "lift3d sentences 1", "sentences": [{"scene": NAME, "text":
 *                          "the red chair", "kind": "attribute", "mentions": [{"role": "target",
 *                          "name": "chair", "spans": [[4, 13]], "objects": [0]}]}]}
 * </pre>
 *
 * <p>Spans count UTF-16 units of the text from 0, the end exclusive. Roles are target and anchor.
 */
public final class GroundingFolder {
  private static final double MILLIMETRE = 0.001;

  private GroundingFolder() {}

  /**
   * Writes a scene, whole or not at all. Views without depth or mask lack the file.
   *
   * @param folder not there yet, or empty; its name becomes the name of the scene and of the scene
   *     of its sentences
   * @param scene what to write; all its views have the same intrinsics
   * @throws dev.lift3d.core.InputException if the folder is taken or cannot be written
   * @throws IllegalArgumentException if views differ in their intrinsics
   */
  public static void write(Path folder, GroundingScene scene) {
    Intrinsics k = scene.scene().views().get(0).camera().intrinsics();
    for (View view : scene.scene().views()) {
      if (!view.camera().intrinsics().equals(k)) {
        throw new IllegalArgumentException(
            "all views need " + k + ", found " + view.camera().intrinsics());
      }
    }
    WholeFolder.write(folder, into -> content(into, folder, scene));
  }

  private static void content(Path into, Path folder, GroundingScene scene) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    Intrinsics k = scene.scene().views().get(0).camera().intrinsics();
    for (String file : new String[] {"intrinsic_color.txt", "intrinsic_depth.txt"}) {
      text(into.resolve("intrinsic").resolve(file), matrix(k));
    }
    for (int i = 0; i < scene.scene().views().size(); i++) {
      view(into, i, scene.scene().views().get(i), scene.masks().get(i));
    }
    json(into.resolve(GroundingScenes.OBJECTS), ObjectsFile.write(scene.objects()));
    json(
        into.resolve(GroundingScenes.SENTENCES),
        OwnSentences.write(
            scene.sentences().stream()
                .map(s -> new GroundedSentence(name, s.text(), s.kind(), s.mentions(), s.details()))
                .toList()));
  }

  private static void view(Path into, int i, View view, Optional<Supplier<ObjectMap>> mask) {
    String stem = String.format(Locale.ROOT, "%06d", i);
    ImageFiles.write(into.resolve("color").resolve(stem + ".png"), view.photograph().get());
    if (view.depth().isPresent()) {
      Image depth = view.depth().get().get();
      ImageFiles.writeDepth16(into.resolve("depth").resolve(stem + ".png"), depth, MILLIMETRE);
    }
    mask.ifPresent(m -> m.get().write(into.resolve(GroundingScenes.MASKS).resolve(stem + ".png")));
    text(into.resolve("pose").resolve(stem + ".txt"), matrix(view.camera().pose()));
  }

  private static String matrix(Pose pose) {
    double[] r = pose.rotation(); // world to camera: its columns are rows of the inverse
    Vec3 c = pose.centreInWorld();
    return rows(
        new double[] {
          r[0], r[3], r[6], c.x(), r[1], r[4], r[7], c.y(), r[2], r[5], r[8], c.z(), 0, 0, 0, 1
        });
  }

  private static String matrix(Intrinsics k) {
    return rows(
        new double[] {
          k.fx(), 0, k.cx() - 0.5, 0, 0, k.fy(), k.cy() - 0.5, 0, 0, 0, 1, 0, 0, 0, 0, 1
        });
  }

  private static String rows(double[] m) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < m.length; i++) {
      s.append(m[i]).append(i % 4 == 3 ? '\n' : ' ');
    }
    return s.toString();
  }

  private static void text(Path file, String content) {
    WholeFile.write(file, out -> out.write(content.getBytes(StandardCharsets.US_ASCII)));
  }

  private static void json(Path file, JsonNode content) {
    WholeFile.write(
        file,
        out -> out.write(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(content)));
  }
}
