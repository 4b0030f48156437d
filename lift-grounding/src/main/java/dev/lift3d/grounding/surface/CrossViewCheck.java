package dev.lift3d.grounding.surface;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.epipolar.stereo.StereoNeighbours;
import java.util.List;

/**
 * Holds a view's depth against that of its neighbours: a point is confirmed by a view that sees a
 * surface there and contradicted by one that sees through it; hidden behind something else it is
 * neither.
 */
final class CrossViewCheck {
  /** Neighbours asked. */
  private static final int ASKED = 6;

  /** Tolerances by which a view must see farther to see through a point. */
  private static final double THROUGH = 2;

  /** Second difference of inverse depth, in parts of it, up to which pixels are one surface. */
  private static final double BEND = 0.05;

  private final List<PosedDepth> views;
  private final SurfaceSettings settings;
  private final List<Camera> cameras;

  /** The views, each with some depth. */
  CrossViewCheck(List<PosedDepth> views, SurfaceSettings settings) {
    this.views = views;
    this.settings = settings;
    this.cameras = views.stream().map(PosedDepth::camera).toList();
  }

  /**
   * How far each pixel's point is agreed on.
   *
   * @param view which view
   * @return H x W: of the views that can tell, itself among them, the part that sees it there; 0 if
   *     it is not believed
   */
  float[] shares(int view) {
    PosedDepth own = views.get(view);
    List<PosedDepth> others =
        views.size() < 2
            ? List.of()
            : StereoNeighbours.choose(view, cameras, own.range().orElseThrow(), ASKED).stream()
                .map(views::get)
                .toList();
    // A lone view, or one that looks where no other does, has nobody to ask.
    int needed = Math.min(settings.confirmations(), others.size());
    float[] shares = new float[own.depth().data().length];
    for (int i = 0; i < shares.length; i++) {
      if (own.knows(i) && onSurface(own, i)) {
        shares[i] = share(own.point(i), others, needed);
      }
    }
    return shares;
  }

  private float share(Vec3 point, List<PosedDepth> others, int needed) {
    int confirmed = 0;
    int against = 0;
    for (PosedDepth other : others) {
      int verdict = verdict(point, other);
      confirmed += verdict > 0 ? 1 : 0;
      against += verdict < 0 ? 1 : 0;
    }
    boolean believed = confirmed >= needed && against <= confirmed;
    return believed ? (confirmed + 1f) / (confirmed + against + 1f) : 0;
  }

  private int verdict(Vec3 point, PosedDepth other) {
    Vec3 at = other.camera().project(point);
    int width = other.depth().width();
    if (!(at.z() > 0 && at.x() >= 0 && at.y() >= 0)
        || at.x() >= width
        || at.y() >= other.depth().height()) {
      return 0;
    }
    int pixel = (int) at.y() * width + (int) at.x();
    if (!other.knows(pixel)) {
      return 0;
    }
    double farther = other.depth().data()[pixel] / at.z() - 1;
    if (Math.abs(farther) <= settings.tolerance()) {
      return 1;
    }
    return farther > THROUGH * settings.tolerance() ? -1 : 0;
  }

  /**
   * Whether a pixel lies on a surface: sensors and renderings alike put pixels in the air between a
   * near and a far one. The inverse depth of a plane, however oblique, is linear in the picture.
   */
  private static boolean onSurface(PosedDepth view, int pixel) {
    int width = view.depth().width();
    int col = pixel % width;
    boolean across = col == 0 || col == width - 1 || straight(view, pixel, 1);
    boolean atEnd = pixel < width || pixel + width >= view.depth().data().length;
    return across && (atEnd || straight(view, pixel, width));
  }

  private static boolean straight(PosedDepth view, int pixel, int step) {
    if (!view.knows(pixel - step) || !view.knows(pixel + step)) {
      return true;
    }
    float[] z = view.depth().data();
    double bend = 2 - z[pixel] / z[pixel - step] - z[pixel] / z[pixel + step];
    return Math.abs(bend) <= BEND;
  }
}
