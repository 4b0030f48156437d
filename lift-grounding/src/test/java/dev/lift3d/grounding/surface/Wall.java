package dev.lift3d.grounding.surface;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;

/** The plane z = 4, painted in smooth waves, and cameras that see it. */
final class Wall {
  static final double DISTANCE = 4;
  static final int WIDTH = 48;
  static final int HEIGHT = 36;

  private Wall() {}

  /** At (x, 0, 0), turned towards the wall's middle. */
  static Camera camera(double x) {
    Intrinsics k = new Intrinsics(44, 44, 24, 18, WIDTH, HEIGHT);
    Pose pose = Pose.lookingAt(new Vec3(x, 0, 0), new Vec3(0, 0, DISTANCE), new Vec3(0, -1, 0));
    return new Camera(k, pose);
  }

  /** What a camera sees, every depth known. */
  static PosedDepth view(Camera camera) {
    Image colours = Image.zeros(WIDTH, HEIGHT, 3);
    Image depth = Image.zeros(WIDTH, HEIGHT, 1);
    Vec3 centre = camera.pose().centreInWorld();
    for (int row = 0; row < HEIGHT; row++) {
      for (int col = 0; col < WIDTH; col++) {
        Vec3 ray = camera.rayDirection(col + 0.5, row + 0.5);
        double z = (DISTANCE - centre.z()) / ray.z();
        Vec3 hit = centre.plus(ray.times(z));
        depth.set(col, row, 0, (float) z);
        colours.set(col, row, 0, (float) (0.5 + 0.4 * Math.sin(2 * hit.x())));
        colours.set(col, row, 1, (float) (0.5 + 0.4 * Math.cos(2 * hit.y())));
        colours.set(col, row, 2, 0.25f);
      }
    }
    return new PosedDepth(camera, colours, depth);
  }

  /** The same with other depths. */
  static PosedDepth with(PosedDepth view, float[] depth) {
    return new PosedDepth(view.camera(), view.colours(), new Image(WIDTH, HEIGHT, 1, depth));
  }
}
