package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.List;

/**
 * Photographs of a painted plane, z = 0, from cameras on an arc before it: exact by construction.
 */
public final class PlaneScene {
  /** Near and far of every view; the plane lies at about 4. */
  public static final DepthRange RANGE = new DepthRange(2, 8);

  /** Width of the photographs in pixels. */
  public static final int WIDTH = 56;

  /** Height of the photographs in pixels. */
  public static final int HEIGHT = 48;

  private static final Vec3 UP = new Vec3(0, -1, 0);

  private PlaneScene() {}

  /** What is painted on the plane. */
  public interface Paint {
    /**
     * The colour at a point of the plane.
     *
     * @param x along the plane
     * @param y along the plane
     * @param channel 0 to 2
     * @return in [0, 1]
     */
    double at(double x, double y, int channel);
  }

  /**
   * One colour everywhere.
   *
   * @param rgb three numbers
   * @return the paint
   */
  public static Paint plain(double... rgb) {
    return (x, y, channel) -> rgb[channel];
  }

  /**
   * Smooth waves.
   *
   * @param seed moves them
   * @return the paint
   */
  public static Paint waves(long seed) {
    return (x, y, channel) ->
        0.5
            + 0.25 * Math.sin(2.1 * x + channel + 0.7 * seed)
            + 0.2 * Math.sin(1.7 * y - 2 * channel + 1.3 * seed);
  }

  /**
   * A camera that looks at the origin.
   *
   * @param x where it stands, sideways
   * @param y where it stands, up and down
   * @return 56 x 48 pixels, about 4 from the plane
   */
  public static Camera camera(double x, double y) {
    Intrinsics k = new Intrinsics(50, 50, WIDTH / 2.0, HEIGHT / 2.0, WIDTH, HEIGHT);
    return new Camera(k, Pose.lookingAt(new Vec3(x, y, -4), Vec3.ZERO, UP));
  }

  /**
   * A scene of views side by side.
   *
   * @param views how many
   * @param paint what they show
   * @return the scene, with exact depth
   */
  public static Scene of(int views, Paint paint) {
    List<View> list = new ArrayList<>();
    for (int i = 0; i < views; i++) {
      Camera camera = camera(0.35 * (i - (views - 1) / 2.0), 0.2 * Math.sin(i));
      Image picture = picture(camera, paint);
      Image depth = depth(camera);
      list.add(View.of("view" + i, camera, () -> picture).withDepth(() -> depth));
    }
    return new Scene("plane", "test", list, RANGE, SparsePoints.NONE, List.of());
  }

  /**
   * What a camera sees.
   *
   * @param camera before the plane
   * @param paint what is painted on it
   * @return H x W x 3
   */
  public static Image picture(Camera camera, Paint paint) {
    Image image = Image.zeros(camera.intrinsics().width(), camera.intrinsics().height(), 3);
    for (int row = 0; row < image.height(); row++) {
      for (int col = 0; col < image.width(); col++) {
        Vec3 at = camera.unproject(col + 0.5, row + 0.5, depth(camera, col, row));
        for (int c = 0; c < 3; c++) {
          image.set(col, row, c, (float) paint.at(at.x(), at.y(), c));
        }
      }
    }
    return image;
  }

  private static Image depth(Camera camera) {
    Image image = Image.zeros(camera.intrinsics().width(), camera.intrinsics().height(), 1);
    for (int row = 0; row < image.height(); row++) {
      for (int col = 0; col < image.width(); col++) {
        image.set(col, row, 0, (float) depth(camera, col, row));
      }
    }
    return image;
  }

  private static double depth(Camera camera, int col, int row) {
    Vec3 centre = camera.pose().centreInWorld();
    return -centre.z() / camera.rayDirection(col + 0.5, row + 0.5).z();
  }
}
