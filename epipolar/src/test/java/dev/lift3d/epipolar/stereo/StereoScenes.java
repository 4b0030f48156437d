package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.List;

/** Views whose depth is known. */
final class StereoScenes {
  static final DepthRange RANGE = new DepthRange(1, 8);

  /** Depth of the wall. */
  static final double WALL = 2.4344;

  private static final int WIDTH = 96;
  private static final int HEIGHT = 72;

  private StereoScenes() {}

  /** A textured wall at z = {@link #WALL}, photographed from (x, y, 0) along z. */
  static StereoView wallFrom(double x, double y) {
    return photographed(cameraAt(new Vec3(x, y, 0), new Vec3(x, y, 1)));
  }

  static Camera cameraAt(Vec3 centre, Vec3 target) {
    Intrinsics intrinsics = new Intrinsics(WIDTH, WIDTH, 0.5 * WIDTH, 0.5 * HEIGHT, WIDTH, HEIGHT);
    return new Camera(intrinsics, Pose.lookingAt(centre, target, new Vec3(0, -1, 0)));
  }

  private static StereoView photographed(Camera camera) {
    Image picture = Image.zeros(WIDTH, HEIGHT, 3);
    for (int row = 0; row < HEIGHT; row++) {
      for (int col = 0; col < WIDTH; col++) {
        Vec3 point = camera.unproject(col + 0.5, row + 0.5, WALL);
        for (int c = 0; c < 3; c++) {
          picture.set(col, row, c, texture(point.x(), point.y()));
        }
      }
    }
    return new StereoView(camera, picture, RANGE);
  }

  /** Waves without a common period, none shorter than four pixels. */
  private static float texture(double x, double y) {
    double sum =
        Math.sin(31 * x + 17 * y)
            + Math.sin(-23 * x + 29 * y + 1)
            + Math.sin(13 * x - 41 * y + 2)
            + Math.sin(47 * x + 5 * y + 3);
    return (float) (0.5 + 0.1 * sum);
  }

  /** The same view with another exposure. */
  static StereoView exposed(StereoView view, float gain, float offset) {
    float[] levels = view.photograph().data().clone();
    for (int i = 0; i < levels.length; i++) {
      levels[i] = gain * levels[i] + offset;
    }
    return withLevels(view, levels);
  }

  /** The same view of something without any texture. */
  static StereoView blank(StereoView view) {
    return withLevels(view, new float[view.photograph().data().length]);
  }

  private static StereoView withLevels(StereoView view, float[] levels) {
    Image old = view.photograph();
    return new StereoView(
        view.camera(), new Image(old.width(), old.height(), 3, levels), view.range());
  }

  /** Stereo of one of a scene's views, compared with the depth map that comes with the scene. */
  static List<Checked> checked(Scene scene, int reference) {
    List<Camera> cameras = scene.views().stream().map(View::camera).toList();
    DepthRange range = scene.depthRangeOf(scene.views().get(reference));
    List<StereoView> neighbours = new ArrayList<>();
    int count = StereoSettings.DEFAULT.neighbours();
    for (int n : StereoNeighbours.choose(reference, cameras, range, count)) {
      neighbours.add(stereoView(scene.views().get(n), range));
    }
    StereoView view = stereoView(scene.views().get(reference), range);
    SourceDepth found = new DenseStereo(StereoSettings.DEFAULT).estimate(view, neighbours);
    return compared(found, scene.views().get(reference).depth().orElseThrow().get());
  }

  private static StereoView stereoView(View view, DepthRange range) {
    return new StereoView(view.camera(), view.photograph().get(), range);
  }

  private static List<Checked> compared(SourceDepth found, Image truth) {
    List<Checked> texels = new ArrayList<>();
    for (int i = 0; i < truth.width() * truth.height(); i++) {
      double x = (i % truth.width() + 0.5) / truth.width();
      double y = (i / truth.width() + 0.5) / truth.height();
      float depth = truth.data()[i];
      int texel = found.texel(x, y);
      if (depth > 0) {
        double off = Math.abs(found.inverse()[texel] - 1 / depth);
        double relative = Math.abs(1 / found.inverse()[texel] - depth) / depth;
        texels.add(new Checked(found.confidence()[texel], off / found.step(), relative));
      }
    }
    return texels;
  }

  /**
   * A depth beside the truth.
   *
   * @param confidence what stereo said
   * @param steps error of inverse depth in steps
   * @param relative error of depth as a share of it
   */
  record Checked(double confidence, double steps, double relative) {}
}
