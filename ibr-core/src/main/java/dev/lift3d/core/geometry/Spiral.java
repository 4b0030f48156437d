package dev.lift3d.core.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Two turns about a group's mean pose, while the camera moves once back and forth.
 *
 * @param rig the group
 * @param mean its mean pose
 * @param radii largest movement right, down and forward, in scene units
 * @param focus depth of the point that stays in the middle of the image
 */
record Spiral(CameraRig rig, Pose mean, Vec3 radii, double focus) {
  private static final double TURNS = 2;
  private static final double PERCENTILE = 0.9;

  // Where between the ends of the range, in inverse depth, the camera looks: nearer to far.
  private static final double FOCUS = 0.75;

  // Movement for a single camera, as a part of the depth it looks at.
  private static final double LEAST = 0.02;

  static Spiral about(CameraRig rig, DepthRange range) {
    Pose mean = Pose.lookingAt(rig.centre(), rig.centre().plus(rig.forward()), rig.up());
    double focus = 1 / ((1 - FOCUS) / range.near() + FOCUS / range.far());
    double least = LEAST * focus;
    double x = Math.max(least, spread(rig, mean, Vec3::x));
    double y = Math.max(least, spread(rig, mean, Vec3::y));
    double z = Math.min(spread(rig, mean, Vec3::z), range.near() / 2);
    return new Spiral(rig, mean, new Vec3(x, y, z), focus);
  }

  List<Camera> frames(int count) {
    Vec3 target = mean.toWorld(new Vec3(0, 0, focus));
    return IntStream.range(0, count)
        .mapToObj(
            f -> {
              double angle = 2 * Math.PI * TURNS * f / Math.max(1, count - 1);
              Vec3 offset =
                  new Vec3(
                      radii.x() * Math.cos(angle),
                      radii.y() * Math.sin(angle),
                      radii.z() * Math.sin(angle / TURNS));
              Vec3 centre = mean.toWorld(offset);
              return new Camera(rig.intrinsics(), Pose.lookingAt(centre, target, rig.up()));
            })
        .toList();
  }

  private static double spread(CameraRig rig, Pose mean, ToDoubleFunction<Vec3> axis) {
    double[] offsets =
        rig.cameras().stream()
            .mapToDouble(c -> Math.abs(axis.applyAsDouble(mean.toCamera(c.pose().centreInWorld()))))
            .toArray();
    Arrays.sort(offsets);
    return offsets[(int) Math.round(PERCENTILE * (offsets.length - 1))];
  }
}
