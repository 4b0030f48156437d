package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.epipolar.stereo.SourceDepth;
import dev.lift3d.epipolar.stereo.StereoView;

/** A red board at depth 2, half as wide as the picture, before a green wall at depth 6. */
final class TwoWalls {
  static final DepthRange RANGE = new DepthRange(1, 8);
  static final int WIDTH = 64;
  static final int HEIGHT = 32;
  private static final double BOARD = 2;
  private static final double WALL = 6;

  private TwoWalls() {}

  /** A camera that looks along z. */
  static Camera at(double x) {
    Intrinsics k = new Intrinsics(60, 60, WIDTH / 2.0, HEIGHT / 2.0, WIDTH, HEIGHT);
    double[] ahead = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    return new Camera(k, Pose.fromWorldToCamera(ahead, new Vec3(-x, 0, 0)));
  }

  /** Whether a camera sees the board at a column. */
  static boolean isBoard(Camera camera, double column) {
    return Math.abs(camera.unproject(column, HEIGHT / 2.0, BOARD).x()) < 0.5;
  }

  /** What a camera sees, with its true depth. */
  static DepthView view(Camera camera) {
    Image picture = Image.zeros(WIDTH, HEIGHT, 3);
    float[] inverse = new float[WIDTH * HEIGHT];
    float[] sure = new float[inverse.length];
    for (int i = 0; i < inverse.length; i++) {
      boolean board = isBoard(camera, i % WIDTH + 0.5);
      picture.data()[3 * i + (board ? 0 : 1)] = 1;
      inverse[i] = (float) (1 / (board ? BOARD : WALL));
      sure[i] = 1;
    }
    return DepthView.of(
        new StereoView(camera, picture, RANGE),
        new SourceDepth(WIDTH, HEIGHT, inverse, sure, 0.01f));
  }
}
