package dev.lift3d.core.procedural;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.layout.Stage;
import dev.lift3d.core.procedural.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cameras as people hold them: a jittered grid, an arc, a circle, a walk. No camera stands in a
 * thing or looks at a wall from a hand's breadth; neighbours see mostly the same.
 */
public final class ProceduralCameras {
  private static final int ATTEMPTS = 24;

  private final ProceduralScene scene;
  private final RandomStream random;

  /**
   * Cameras for a place.
   *
   * @param scene the place
   * @param seed another seed gives another way around the same place
   */
  public ProceduralCameras(ProceduralScene scene, long seed) {
    this.scene = scene;
    this.random = new RandomStream(scene.seed()).split("cameras").split(seed);
  }

  /**
   * Draws a path and puts cameras on it.
   *
   * @param count how many, at least 1
   * @param width image width in pixels
   * @param height image height in pixels
   * @return the cameras in the order of the path, all with the same intrinsics
   */
  public List<Camera> views(int count, int width, int height) {
    List<Camera> best = List.of();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      RandomStream draw = random.split(attempt);
      Stage.Path path = draw.pick(scene.stage().paths());
      List<Camera> cameras = along(path, count, intrinsics(draw, width, height), draw);
      if (cameras.size() == count && ViewCheck.neighboursOverlap(scene, cameras)) {
        return cameras;
      }
      best = cameras.size() > best.size() ? cameras : best;
    }
    if (best.isEmpty()) {
      throw new IllegalStateException(
          "found no place for a camera in " + scene.kind() + " of seed " + scene.seed());
    }
    return around(best.get(best.size() / 2), count);
  }

  private static Intrinsics intrinsics(RandomStream random, int width, int height) {
    double halfAngle = StrictMath.toRadians(random.uniform(35, 80)) / 2;
    double f = Math.max(width, height) / 2.0 / StrictMath.tan(halfAngle);
    return new Intrinsics(f, f, width / 2.0, height / 2.0, width, height);
  }

  /** As many cameras of the path as are usable, up to the first that is not. */
  private List<Camera> along(Stage.Path path, int count, Intrinsics k, RandomStream draw) {
    CameraPath way = CameraPath.draw(path, scene.stage(), count, draw);
    List<Camera> cameras = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<Camera> usable = usable(way, i, k);
      if (usable.isEmpty()) {
        break;
      }
      cameras.add(usable.get());
    }
    return cameras;
  }

  private Optional<Camera> usable(CameraPath way, int i, Intrinsics k) {
    for (int nudge = 0; nudge < 4; nudge++) {
      Pose pose = way.pose(i, nudge);
      if (scene.stage().allows(pose.centreInWorld())) {
        Camera camera = new Camera(k, pose);
        if (ViewCheck.usable(scene, camera)) {
          return Optional.of(camera);
        }
      }
    }
    return Optional.empty();
  }

  /** The last resort: tiny steps to the side of a camera that is known to be usable. */
  private static List<Camera> around(Camera camera, int count) {
    List<Camera> cameras = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double step = 0.01 * (i - (count - 1) / 2.0);
      Pose p = camera.pose();
      cameras.add(
          new Camera(
              camera.intrinsics(),
              Pose.fromWorldToCamera(p.rotation(), p.translation().plus(new Vec3(step, 0, 0)))));
    }
    return cameras;
  }
}
