package dev.lift3d.correction.matrix;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.io.HostArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cameras as 18 doubles each: fx, fy, cx, cy, width, height in pixels; the world-to-camera rotation
 * row by row; the world-to-camera translation.
 */
final class CameraNumbers {
  private static final int NUMBERS = 18;

  private CameraNumbers() {}

  static HostArray of(List<Camera> cameras) {
    double[] out = new double[NUMBERS * cameras.size()];
    for (int i = 0; i < cameras.size(); i++) {
      Intrinsics k = cameras.get(i).intrinsics();
      Pose pose = cameras.get(i).pose();
      Vec3 t = pose.translation();
      double[] inner = {k.fx(), k.fy(), k.cx(), k.cy(), k.width(), k.height()};
      System.arraycopy(inner, 0, out, NUMBERS * i, 6);
      System.arraycopy(pose.rotation(), 0, out, NUMBERS * i + 6, 9);
      System.arraycopy(new double[] {t.x(), t.y(), t.z()}, 0, out, NUMBERS * i + 15, 3);
    }
    return HostArray.ofDoubles(out, cameras.size(), NUMBERS);
  }

  static List<Camera> cameras(HostArray array) {
    double[] all = array.toDoubles();
    List<Camera> cameras = new ArrayList<>();
    for (int at = 0; at < all.length; at += NUMBERS) {
      double[] n = Arrays.copyOfRange(all, at, at + NUMBERS);
      Intrinsics k = new Intrinsics(n[0], n[1], n[2], n[3], whole(n[4]), whole(n[5]));
      Pose pose =
          Pose.fromWorldToCamera(Arrays.copyOfRange(n, 6, 15), new Vec3(n[15], n[16], n[17]));
      cameras.add(new Camera(k, pose));
    }
    return cameras;
  }

  private static int whole(double value) {
    if (value != (int) value) {
      throw new IllegalArgumentException("an image's sizes are whole numbers, found " + value);
    }
    return (int) value;
  }
}
