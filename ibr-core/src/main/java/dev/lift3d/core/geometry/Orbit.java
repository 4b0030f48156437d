package dev.lift3d.core.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A level circle, or an arc of it there and back, about the point a group looks at.
 *
 * @param rig the group
 * @param middle the point looked at
 * @param radius median level distance of the cameras from the vertical through it
 * @param height median height of the cameras above it
 * @param arc first angle and extent in radians, about {@code axes}
 * @param axes the level directions of angle 0 and of a quarter turn
 */
record Orbit(CameraRig rig, Vec3 middle, double radius, double height, double[] arc, Vec3[] axes) {
  // A gap of this many radians between neighbouring cameras is not crossed.
  private static final double GAP = Math.PI / 2;

  static Orbit about(CameraRig rig) {
    Vec3 up = rig.up();
    Vec3 middle = rig.lookedAt();
    Vec3 start =
        Pose.lookingAt(Vec3.ZERO, up, new Vec3(0, 0, 1)).directionToWorld(new Vec3(1, 0, 0));
    Vec3 quarter = up.cross(start);
    int n = rig.cameras().size();
    double[] angles = new double[n];
    double[] radii = new double[n];
    double[] heights = new double[n];
    for (int k = 0; k < n; k++) {
      Vec3 d = rig.cameras().get(k).pose().centreInWorld().minus(middle);
      angles[k] = Math.atan2(d.dot(quarter), d.dot(start));
      radii[k] = Math.hypot(d.dot(quarter), d.dot(start));
      heights[k] = d.dot(up);
    }
    return new Orbit(
        rig, middle, median(radii), median(heights), arc(angles), new Vec3[] {start, quarter});
  }

  List<Camera> frames(int count) {
    boolean closed = arc[1] >= 2 * Math.PI;
    return IntStream.range(0, count)
        .mapToObj(
            f -> {
              double part = (double) f / Math.max(1, count - 1);
              double way = closed ? part : (1 - Math.cos(2 * Math.PI * part)) / 2;
              return at(arc[0] + way * arc[1]);
            })
        .toList();
  }

  private Camera at(double angle) {
    Vec3 centre =
        middle
            .plus(axes[0].times(radius * Math.cos(angle)))
            .plus(axes[1].times(radius * Math.sin(angle)))
            .plus(rig.up().times(height));
    return new Camera(rig.intrinsics(), Pose.lookingAt(centre, middle, rig.up()));
  }

  /** The circle but for its largest gap, if that is wide. */
  private static double[] arc(double[] angles) {
    double[] sorted = angles.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double widest = 0;
    double start = sorted[0];
    for (int k = 0; k < n; k++) {
      double next = k + 1 < n ? sorted[k + 1] : sorted[0] + 2 * Math.PI;
      if (next - sorted[k] > widest) {
        widest = next - sorted[k];
        start = next;
      }
    }
    return new double[] {start, widest >= GAP ? 2 * Math.PI - widest : 2 * Math.PI};
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
