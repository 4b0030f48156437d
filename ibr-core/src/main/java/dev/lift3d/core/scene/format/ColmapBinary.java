package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code cameras.bin}, {@code images.bin} and, if it is there, {@code points3D.bin}. */
final class ColmapBinary {
  private static final int CAMERA_BYTES = 4 + 4 + 8 + 8 + 3 * 8;
  private static final int IMAGE_BYTES = 4 + 7 * 8 + 4 + 1 + 8;
  private static final int POINT_2D_BYTES = 8 + 8 + 8;
  private static final int POINT_BYTES = 8 + 3 * 8 + 3 + 8 + 8;
  private static final int TRACK_BYTES = 4 + 4;

  private ColmapBinary() {}

  static ColmapModel read(Path folder) {
    ColmapModel model = new ColmapModel();
    readCameras(folder.resolve("cameras.bin"), model);
    readImages(folder.resolve("images.bin"), model);
    Path points = folder.resolve("points3D.bin");
    if (Files.isRegularFile(points)) {
      readPoints(points, model);
    }
    return model;
  }

  private static void readCameras(Path file, ColmapModel model) {
    try (BinaryFile in = new BinaryFile(file)) {
      int count = in.count("cameras", CAMERA_BYTES);
      for (int i = 0; i < count; i++) {
        in.enter("camera", i + 1);
        Place place = in.place();
        int id = in.int32();
        ColmapCameras kind = ColmapCameras.numbered(in.int32(), place);
        long width = in.int64();
        long height = in.int64();
        double[] parameters = in.float64s(kind.parameters(), "a parameter of " + kind);
        model.addCamera(id, kind.camera(parameters, width, height, place), place);
      }
      in.end();
    }
  }

  private static void readImages(Path file, ColmapModel model) {
    try (BinaryFile in = new BinaryFile(file)) {
      int count = in.count("images", IMAGE_BYTES);
      for (int i = 0; i < count; i++) {
        in.enter("image", i + 1);
        Place place = in.place();
        int id = in.int32();
        double[] q = in.float64s(4, "the rotation's quaternion");
        Vec3 t = readVector(in, "the translation");
        int camera = in.int32();
        String name = in.name();
        Pose pose = Poses.quaternionWorldToCamera(q, t, place);
        model.addImage(new ColmapModel.PosedName(id, name, camera, pose, place));
        in.skip((long) in.count("2D points", POINT_2D_BYTES) * POINT_2D_BYTES);
      }
      in.end();
    }
  }

  private static void readPoints(Path file, ColmapModel model) {
    try (BinaryFile in = new BinaryFile(file)) {
      int count = in.count("points", POINT_BYTES);
      for (int i = 0; i < count; i++) {
        in.enter("point", i + 1);
        in.int64(); // the point's number
        model.addPoint(readVector(in, "the point's position"));
        in.skip(3 + 8); // colour and error
        int track = in.count("observations", TRACK_BYTES);
        for (int k = 0; k < track; k++) {
          model.addObservation(in.int32(), in::place);
          in.skip(4); // the 2D point's index
        }
      }
      in.end();
    }
  }

  private static Vec3 readVector(BinaryFile in, String what) {
    return new Vec3(in.float64(what), in.float64(what), in.float64(what));
  }
}
