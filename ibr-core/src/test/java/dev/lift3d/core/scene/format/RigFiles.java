package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes a synthetic rig in each of the simple formats, pictures included. */
enum RigFiles {
  /** One camera file for each picture. */
  STRECHA("cameras/im01.png.camera") {
    @Override
    void write(List<SyntheticRig.Shot> shots, Path folder) {
      SyntheticRig.writePictures(shots, folder.resolve("images"));
      for (SyntheticRig.Shot s : shots) {
        double[] c = SyntheticRig.cameraToWorld(s.pose());
        String text =
            matrix(s.intrinsics())
                + "\n0 0 0\n"
                + SyntheticRig.line(c[0], c[1], c[2], c[4], c[5], c[6], c[8], c[9], c[10])
                + "\n"
                + SyntheticRig.line(c[3], c[7], c[11])
                + "\n64 48\n";
        SyntheticRig.write(folder.resolve("cameras/" + s.name() + ".camera"), text);
      }
    }
  },

  /** One line for each picture. */
  MIDDLEBURY("rig_par.txt") {
    @Override
    void write(List<SyntheticRig.Shot> shots, Path folder) {
      SyntheticRig.writePictures(shots, folder);
      StringBuilder text = new StringBuilder(shots.size() + "\n");
      for (SyntheticRig.Shot s : shots) {
        Vec3 t = s.pose().translation();
        text.append(s.name()).append(' ').append(matrix(s.intrinsics())).append(' ');
        text.append(SyntheticRig.line(s.pose().rotation())).append(' ');
        text.append(SyntheticRig.line(t.x(), t.y(), t.z())).append('\n');
      }
      SyntheticRig.write(folder.resolve("rig_par.txt"), text.toString());
    }
  },

  /** One camera for all pictures; sizes are the pictures'. */
  RGBD("poses.txt") {
    @Override
    void write(List<SyntheticRig.Shot> shots, Path folder) {
      SyntheticRig.writePictures(shots, folder.resolve("images"));
      StringBuilder text = new StringBuilder();
      for (SyntheticRig.Shot s : shots) {
        text.append(SyntheticRig.line(SyntheticRig.cameraToWorld(s.pose()))).append('\n');
      }
      SyntheticRig.write(folder.resolve("poses.txt"), text.toString());
      SyntheticRig.write(folder.resolve("K.txt"), matrix(shots.get(0).intrinsics()));
    }
  },

  /** One pose file for each picture. */
  SCANNET("pose/im01.txt") {
    @Override
    void write(List<SyntheticRig.Shot> shots, Path folder) {
      SyntheticRig.writePictures(shots, folder.resolve("color"));
      for (SyntheticRig.Shot s : shots) {
        SyntheticRig.write(
            folder.resolve("pose/" + s.name().replace("png", "txt")),
            SyntheticRig.line(SyntheticRig.cameraToWorld(s.pose())));
      }
      SyntheticRig.write(
          folder.resolve("intrinsic/intrinsic_color.txt"), matrix4(shots.get(0).intrinsics()));
    }
  },

  /** A line of 34 numbers for each picture. */
  IBRNET("cameras.txt") {
    @Override
    void write(List<SyntheticRig.Shot> shots, Path folder) {
      SyntheticRig.writePictures(shots, folder.resolve("images"));
      StringBuilder text = new StringBuilder();
      for (SyntheticRig.Shot s : shots) {
        text.append("48 64 ").append(matrix4(s.intrinsics())).append(' ');
        text.append(SyntheticRig.line(SyntheticRig.cameraToWorld(s.pose()))).append('\n');
      }
      SyntheticRig.write(folder.resolve("cameras.txt"), text.toString());
    }
  },

  /** One JSON file; each frame has its own intrinsics and lens. */
  TRANSFORMS("transforms.json") {
    @Override
    void write(List<SyntheticRig.Shot> shots, Path folder) {
      SyntheticRig.writePictures(shots, folder.resolve("images"));
      List<String> frames = shots.stream().map(s -> frame(s, "")).toList();
      SyntheticRig.write(
          folder.resolve("transforms.json"),
          "{\"fl_x\": 1, \"w\": 64, \"h\": 48, \"frames\": [" + String.join(",\n", frames) + "]}");
    }
  },

  /** An array with a row for each picture. */
  LLFF("poses_bounds.npy") {
    @Override
    void write(List<SyntheticRig.Shot> shots, Path folder) {
      SyntheticRig.writePictures(shots, folder.resolve("images"));
      double[] rows = new double[17 * shots.size()];
      for (int i = 0; i < shots.size(); i++) {
        double[] c = SyntheticRig.cameraToWorld(shots.get(i).pose());
        double[] hwf = {48, 64, shots.get(i).intrinsics().fx()};
        for (int r = 0; r < 3; r++) { // columns down, right, backward, centre, size
          rows[17 * i + 5 * r] = c[4 * r + 1];
          rows[17 * i + 5 * r + 1] = c[4 * r];
          rows[17 * i + 5 * r + 2] = -c[4 * r + 2];
          rows[17 * i + 5 * r + 3] = c[4 * r + 3];
          rows[17 * i + 5 * r + 4] = hwf[r];
        }
        rows[17 * i + 15] = 2 + i;
        rows[17 * i + 16] = 6 + i;
      }
      Npy.write(folder.resolve("poses_bounds.npy"), HostArray.ofDoubles(rows, shots.size(), 17));
    }
  };

  /** A file that is needed, below the scene's folder. */
  final String mainFile;

  RigFiles(String mainFile) {
    this.mainFile = mainFile;
  }

  abstract void write(List<SyntheticRig.Shot> shots, Path folder);

  /** Shots that the format can express. */
  List<SyntheticRig.Shot> shots() {
    var free = SyntheticRig.shots(dev.lift3d.core.geometry.Lens.NONE);
    var simple = SyntheticRig.simpleShots(dev.lift3d.core.geometry.Lens.NONE);
    return switch (this) {
      case LLFF, RGBD, SCANNET -> simple;
      default -> free;
    };
  }

  /** K with pixel centres at integers. */
  static String matrix(Intrinsics k) {
    return SyntheticRig.line(k.fx(), 0, k.cx() - 0.5, 0, k.fy(), k.cy() - 0.5, 0, 0, 1);
  }

  static String matrix4(Intrinsics k) {
    return SyntheticRig.line(
        k.fx(), 0, k.cx() - 0.5, 0, 0, k.fy(), k.cy() - 0.5, 0, 0, 0, 1, 0, 0, 0, 0, 1);
  }

  /** A frame of transforms.json with OpenGL axes: the columns y and z change their signs. */
  static String frame(SyntheticRig.Shot s, String more) {
    double[] c = SyntheticRig.cameraToWorld(s.pose());
    Intrinsics k = s.intrinsics();
    StringBuilder m = new StringBuilder();
    for (int r = 0; r < 4; r++) {
      m.append(r == 0 ? "" : ", ")
          .append(
              "[%s, %s, %s, %s]".formatted(c[4 * r], -c[4 * r + 1], -c[4 * r + 2], c[4 * r + 3]));
    }
    return String.format(
        Locale.ROOT,
        "{\"file_path\": \"./images/%s\", \"fl_x\": %s, \"fl_y\": %s, \"cx\": %s, \"cy\": %s,"
            + " \"transform_matrix\": [%s]%s}",
        s.name(),
        k.fx(),
        k.fy(),
        k.cx(),
        k.cy(),
        m,
        more);
  }
}
