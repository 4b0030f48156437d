package dev.lift3d.examples.demo;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import dev.lift3d.examples.console.Progress;
import dev.lift3d.examples.output.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A generated capture as a folder like any other scene's: {@code images/*.png} and {@code
 * transforms.json} as Nerfstudio writes it (camera to world, OpenGL axes), so that every command
 * can be tried on it.
 *
 * @param folder the scene's folder
 */
public record CaptureFolder(Path folder) {
  /**
   * Takes the photographs and writes them with their cameras.
   *
   * @param capture the place and the cameras
   * @param quiet true for no progress on standard error
   * @throws dev.lift3d.core.InputException if a file cannot be written
   */
  public void write(ProceduralCapture capture, boolean quiet) {
    Scene scene = capture.scene();
    List<Map<String, Object>> frames = new ArrayList<>();
    try (Progress progress = Progress.start("photographing", scene.views().size(), quiet)) {
      for (View view : scene.views()) {
        String file = "images/" + view.name();
        ImageFiles.write(folder.resolve(file), view.photograph().get());
        frames.add(Map.of("file_path", file, "transform_matrix", cameraToWorld(view.camera())));
        progress.step();
      }
    }
    Intrinsics k = scene.views().get(0).camera().intrinsics();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("w", k.width());
    content.put("h", k.height());
    content.put("fl_x", k.fx());
    content.put("fl_y", k.fy());
    content.put("cx", k.cx());
    content.put("cy", k.cy());
    content.put("frames", frames);
    Json.write(folder.resolve("transforms.json"), content);
  }

  /** Columns right, up, backward, centre. */
  private static double[][] cameraToWorld(Camera camera) {
    double[] r = camera.pose().rotation(); // rows: right, down, forward in the world
    Vec3 c = camera.pose().centreInWorld();
    return new double[][] {
      {r[0], -r[3], -r[6], c.x()},
      {r[1], -r[4], -r[7], c.y()},
      {r[2], -r[5], -r[8], c.z()},
      {0, 0, 0, 1}
    };
  }
}
