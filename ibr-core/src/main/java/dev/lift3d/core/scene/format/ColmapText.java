package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code cameras.txt}, {@code images.txt} and, if it is there, {@code points3D.txt}. */
final class ColmapText {
  private ColmapText() {}

  static ColmapModel read(Path folder) {
    ColmapModel model = new ColmapModel();
    for (Tokens row : TextFile.rows(folder.resolve("cameras.txt"))) {
      readCamera(row, model);
    }
    readImages(folder.resolve("images.txt"), model);
    Path points = folder.resolve("points3D.txt");
    if (Files.isRegularFile(points)) {
      readPoints(points, model);
    }
    return model;
  }

  private static void readCamera(Tokens row, ColmapModel model) {
    int id = row.integer("the camera's number");
    ColmapCameras kind = ColmapCameras.named(row.word("the camera model"), row.place());
    long width = row.longInteger("the image width");
    long height = row.longInteger("the image height");
    double[] parameters = row.numbers(kind.parameters(), "a parameter of " + kind);
    row.end();
    model.addCamera(id, kind.camera(parameters, width, height, row.place()), row.place());
  }

  /** Two lines an image: the pose, and the 2D points, which the tracks tell as well. */
  private static void readImages(Path file, ColmapModel model) {
    try (TextFile text = new TextFile(file)) {
      for (Tokens row = text.next(); row != null; row = text.next()) {
        model.addImage(readImage(row));
        if (text.nextLine() == null) {
          throw row.place().error("the line of 2D points that should follow is missing");
        }
      }
    }
  }

  private static ColmapModel.PosedName readImage(Tokens row) {
    int id = row.integer("the image's number");
    double[] q = row.numbers(4, "the rotation's quaternion");
    Vec3 t = readVector(row, "the translation");
    int camera = row.integer("the camera's number");
    String name = row.rest("the image's name");
    Pose pose = Poses.quaternionWorldToCamera(q, t, row.place());
    return new ColmapModel.PosedName(id, name, camera, pose, row.place());
  }

  private static void readPoints(Path file, ColmapModel model) {
    try (TextFile text = new TextFile(file)) {
      for (Tokens row = text.next(); row != null; row = text.next()) {
        row.longInteger("the point's number");
        model.addPoint(readVector(row, "the point's position"));
        row.numbers(3, "the point's colour");
        row.anyNumber("the point's error");
        while (row.more()) {
          model.addObservation(row.integer("an image's number"), row::place);
          row.integer("a 2D point's index");
        }
      }
    }
  }

  private static Vec3 readVector(Tokens row, String what) {
    return new Vec3(row.number(what), row.number(what), row.number(what));
  }
}
