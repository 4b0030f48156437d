package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes COLMAP models of a synthetic rig; one camera for each image. */
final class ColmapWriter {
  private final List<SyntheticRig.Shot> shots;
  private final String model;
  private final double[] lens;
  private final List<Vec3> points;

  /** Every point is seen in all images. */
  ColmapWriter(List<SyntheticRig.Shot> shots, String model, double[] lens, List<Vec3> points) {
    this.shots = shots;
    this.model = model;
    this.lens = lens;
    this.points = points;
  }

  void text(Path folder) {
    StringBuilder cameras = new StringBuilder("# Camera list\n");
    StringBuilder images = new StringBuilder("# Image list\n");
    for (int i = 0; i < shots.size(); i++) {
      SyntheticRig.Shot s = shots.get(i);
      cameras.append("%d %s 64 48 %s%n".formatted(i + 1, model, SyntheticRig.line(parameters(i))));
      Vec3 t = s.pose().translation();
      images.append(
          "%d %s %s %d %s%n1 2 -1%n"
              .formatted(
                  i + 7,
                  SyntheticRig.line(quaternion(s.pose())),
                  SyntheticRig.line(t.x(), t.y(), t.z()),
                  i + 1,
                  s.name()));
    }
    StringBuilder tracks = new StringBuilder();
    for (int k = 0; k < points.size(); k++) {
      Vec3 p = points.get(k);
      tracks.append("%d %s 1 2 3 0.5".formatted(k, SyntheticRig.line(p.x(), p.y(), p.z())));
      for (int i = 0; i < shots.size(); i++) {
        tracks.append(" ").append(i + 7).append(" 0");
      }
      tracks.append("\n");
    }
    SyntheticRig.write(folder.resolve("cameras.txt"), cameras.toString());
    SyntheticRig.write(folder.resolve("images.txt"), images.toString());
    SyntheticRig.write(folder.resolve("points3D.txt"), tracks.toString());
  }

  void binary(Path folder) throws IOException {
    Files.createDirectories(folder);
    Bytes cameras = new Bytes().int64(shots.size());
    Bytes images = new Bytes().int64(shots.size());
    for (int i = 0; i < shots.size(); i++) {
      int kind = ColmapCameras.valueOf(model).ordinal();
      cameras.int32(i + 1).int32(kind).int64(64).int64(48).float64(parameters(i));
      Pose pose = shots.get(i).pose();
      Vec3 t = pose.translation();
      images.int32(i + 7).float64(quaternion(pose)).float64(t.x(), t.y(), t.z()).int32(i + 1);
      images.name(shots.get(i).name()).int64(1).float64(1, 2).int64(-1);
    }
    Bytes tracks = new Bytes().int64(points.size());
    for (int k = 0; k < points.size(); k++) {
      Vec3 p = points.get(k);
      tracks.int64(k).float64(p.x(), p.y(), p.z()).bytes(new byte[] {1, 2, 3}).float64(0.5);
      tracks.int64(shots.size());
      for (int i = 0; i < shots.size(); i++) {
        tracks.int32(i + 7).int32(0);
      }
    }
    Files.write(folder.resolve("cameras.bin"), cameras.done());
    Files.write(folder.resolve("images.bin"), images.done());
    Files.write(folder.resolve("points3D.bin"), tracks.done());
  }

  private double[] parameters(int i) {
    Intrinsics k = shots.get(i).intrinsics();
    boolean one = model.startsWith("SIMPLE") || model.startsWith("RADIAL");
    double[] head =
        one ? new double[] {k.fx(), k.cx(), k.cy()} : new double[] {k.fx(), k.fy(), k.cx(), k.cy()};
    double[] all = java.util.Arrays.copyOf(head, head.length + lens.length);
    System.arraycopy(lens, 0, all, head.length, lens.length);
    return all;
  }

  /** Shepperd's method with the largest of the four for the divisor. */
  static double[] quaternion(Pose pose) {
    double[] r = pose.rotation();
    double[] squares = {
      1 + r[0] + r[4] + r[8], 1 + r[0] - r[4] - r[8], 1 - r[0] + r[4] - r[8], 1 - r[0] - r[4] + r[8]
    };
    int best = 0;
    for (int i = 1; i < 4; i++) {
      best = squares[i] > squares[best] ? i : best;
    }
    double s = 2 * Math.sqrt(squares[best]);
    double a = (r[7] - r[5]) / s;
    double b = (r[2] - r[6]) / s;
    double c = (r[3] - r[1]) / s;
    double d = (r[3] + r[1]) / s;
    double e = (r[2] + r[6]) / s;
    double f = (r[7] + r[5]) / s;
    return switch (best) {
      case 0 -> new double[] {s / 4, a, b, c};
      case 1 -> new double[] {a, s / 4, d, e};
      case 2 -> new double[] {b, d, s / 4, f};
      default -> new double[] {c, e, f, s / 4};
    };
  }

  /** Little-endian bytes in the making. */
  private static final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes int32(int v) {
      return bytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(v).array());
    }

    Bytes int64(long v) {
      return bytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(v).array());
    }

    Bytes float64(double... values) {
      for (double v : values) {
        int64(Double.doubleToLongBits(v));
      }
      return this;
    }

    Bytes name(String name) {
      return bytes(name.getBytes(StandardCharsets.UTF_8)).bytes(new byte[1]);
    }

    Bytes bytes(byte[] b) {
      out.writeBytes(b);
      return this;
    }

    byte[] done() {
      return out.toByteArray();
    }
  }
}
