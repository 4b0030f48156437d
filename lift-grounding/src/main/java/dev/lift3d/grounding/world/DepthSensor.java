package dev.lift3d.grounding.world;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.RenderedView;

/**
 * What a structured-light camera makes of true depth. Noise along the axis grows with the square of
 * depth, sigma = base + growth (z - 0.4)^2, after Nguyen, Izadi and Lovell, "Modeling Kinect Sensor
 * Noise for Improved 3D Reconstruction and Tracking", 3DIMPVT 2012, who also give the noise across
 * the axis in pixels; there is no value at edges, at grazing angles and out of range; and depth
 * comes in millimetres.
 *
 * @param base standard deviation at 0.4 m, in metres
 * @param growth its growth with the square of depth, per metre
 * @param across standard deviation across the axis, in pixels
 * @param near nearest depth, in metres
 * @param far farthest depth, in metres
 */
public record DepthSensor(double base, double growth, double across, double near, double far) {
  /** The paper's numbers, for a range of 0.4 to 6 m. */
  public static final DepthSensor KINECT = new DepthSensor(0.0012, 0.0019, 0.8, 0.4, 6);

  /** No noise and no holes but those of the range; still in millimetres. */
  public static final DepthSensor EXACT = new DepthSensor(0, 0, 0, 0, 65);

  private static final double STEP = 0.001;

  // Below this cosine too little light comes back; up to the second it is a matter of luck.
  private static final double GRAZING = 0.1;
  private static final double SLANTED = 0.3;
  private static final double EDGE = 0.04; // of depth, between neighbours
  private static final double LOST_AT_EDGE = 0.75;

  /** Checks the ranges. */
  public DepthSensor {
    if (!(base >= 0 && growth >= 0 && across >= 0 && near >= 0 && far > near && far <= 65.535)) {
      throw new IllegalArgumentException(
          "a sensor needs noise from 0 on and 0 <= near < far <= 65.535 m, found "
              + base
              + ", "
              + growth
              + ", "
              + across
              + ", "
              + near
              + ", "
              + far);
    }
  }

  /**
   * Looks at a view.
   *
   * @param view depth and normals without fault
   * @param random where noise comes from
   * @return H x W x 1 in metres, whole millimetres, 0 = no value
   */
  public Image look(RenderedView view, RandomStream random) {
    Image depth = view.depth();
    Image out = Image.zeros(depth.width(), depth.height(), 1);
    boolean flawless = base == 0 && growth == 0 && across == 0;
    for (int row = 0; row < depth.height(); row++) {
      for (int col = 0; col < depth.width(); col++) {
        double z = flawless ? depth.at(col, row, 0) : sensed(view, col, row, random);
        if (z >= near && z <= far) {
          out.set(col, row, 0, (float) (STEP * Math.rint(z / STEP)));
        }
      }
    }
    return out;
  }

  private double sensed(RenderedView view, int col, int row, RandomStream random) {
    // Always the same number of draws, so that a hole does not change the noise beside it.
    double along = random.gaussian();
    int u = within(col + across * random.gaussian(), view.depth().width());
    int v = within(row + across * random.gaussian(), view.depth().height());
    double luck = random.nextDouble();
    double z = view.depth().at(u, v, 0);
    if (z <= 0
        || luck < LOST_AT_EDGE && atEdge(view.depth(), col, row)
        || cosine(view, u, v) < GRAZING + luck * (SLANTED - GRAZING)) {
      return 0;
    }
    double from = z - 0.4;
    return z + along * (base + growth * from * from);
  }

  private static int within(double at, int size) {
    return (int) Math.min(size - 1, Math.max(0, Math.rint(at)));
  }

  private static boolean atEdge(Image depth, int col, int row) {
    float z = depth.at(col, row, 0);
    float jump = 0;
    if (col > 0) {
      jump = Math.max(jump, Math.abs(depth.at(col - 1, row, 0) - z));
    }
    if (col + 1 < depth.width()) {
      jump = Math.max(jump, Math.abs(depth.at(col + 1, row, 0) - z));
    }
    if (row > 0) {
      jump = Math.max(jump, Math.abs(depth.at(col, row - 1, 0) - z));
    }
    if (row + 1 < depth.height()) {
      jump = Math.max(jump, Math.abs(depth.at(col, row + 1, 0) - z));
    }
    return jump > EDGE * z;
  }

  /** Between the normal and the direction to the camera. */
  private static double cosine(RenderedView view, int col, int row) {
    Camera camera = view.camera();
    Vec3 ray = camera.rayDirection(col + 0.5, row + 0.5);
    Image n = view.normals();
    double dot =
        ray.x() * n.at(col, row, 0) + ray.y() * n.at(col, row, 1) + ray.z() * n.at(col, row, 2);
    return -dot / ray.norm();
  }
}
