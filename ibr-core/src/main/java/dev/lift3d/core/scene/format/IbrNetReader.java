package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.SceneReader;
import dev.lift3d.core.scene.depth.DepthRangeEstimator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * IBRNet's camera vectors: {@code cameras.npy} (N x 34) or {@code cameras.txt} (34 numbers a line)
 * beside a folder {@code images}; row k belongs to the k-th picture in byte order of the names.
 *
 * <p>A row is height, width, intrinsics 4 x 4 row-major, camera to world 4 x 4 row-major; OpenCV
 * axes. IBRNet puts pixel centres at integers.
 */
public final class IbrNetReader implements SceneReader {
  private static final int COLUMNS = 34;

  private record Row(double[] numbers, Place place) {}

  /** Creates the reader. */
  public IbrNetReader() {}

  @Override
  public String format() {
    return "IBRNet";
  }

  /** A {@code cameras.txt} beside {@code images.txt} is COLMAP's. */
  @Override
  public boolean recognises(Path folder) {
    boolean colmap = Files.isRegularFile(folder.resolve("images.txt"));
    return Files.isRegularFile(folder.resolve("cameras.npy"))
        || Files.isRegularFile(folder.resolve("cameras.txt")) && !colmap;
  }

  @Override
  public Scene read(Path folder, SceneOptions options) {
    Path npy = folder.resolve("cameras.npy");
    boolean array = Files.isRegularFile(npy);
    Path file = array ? npy : folder.resolve("cameras.txt");
    List<Row> rows = array ? arrayRows(file) : textRows(file);
    Path images = ImageFolder.imagesOf(folder, options.imageFactor());
    List<Path> pictures = ImageFolder.pictures(images);
    if (pictures.size() != rows.size()) {
      throw Place.of(file)
          .error(
              "has " + rows.size() + " cameras for " + pictures.size() + " pictures in " + images);
    }
    SceneBuilder scene = new SceneBuilder(folder, format(), options);
    for (int i = 0; i < rows.size(); i++) {
      scene.add(posed(rows.get(i), pictures.get(i)));
    }
    return scene.build(DepthRangeEstimator::estimate);
  }

  private static List<Row> arrayRows(Path file) {
    HostArray array = Npy.read(file);
    long[] shape = array.shape();
    if (shape.length != 2 || shape[1] != COLUMNS) {
      throw Place.of(file)
          .error("expected N x " + COLUMNS + " numbers, found " + Arrays.toString(shape));
    }
    double[] all = array.toDoubles();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < shape[0]; i++) {
      double[] row = Arrays.copyOfRange(all, i * COLUMNS, (i + 1) * COLUMNS);
      rows.add(new Row(row, Place.row(file, i + 1L)));
    }
    return rows;
  }

  private static List<Row> textRows(Path file) {
    List<Row> rows = new ArrayList<>();
    for (Tokens row : TextFile.rows(file)) {
      rows.add(new Row(row.numbers(COLUMNS, "the camera"), row.place()));
      row.end();
    }
    return rows;
  }

  private static PosedImage posed(Row row, Path picture) {
    double[] n = row.numbers();
    Place place = row.place();
    double[] k = {n[2], n[3], n[4], n[6], n[7], n[8], n[10], n[11], n[12]};
    Intrinsics intrinsics =
        Matrices.intrinsics(
            k, Matrices.INTEGER_CENTRES, size(n[1], place), size(n[0], place), place);
    Pose pose = Poses.cameraToWorld(Arrays.copyOfRange(n, 18, COLUMNS), place);
    return new PosedImage(
        picture.getFileName().toString(),
        picture,
        place,
        new PosedImage.RawCamera(intrinsics, Lens.NONE, pose),
        PosedImage.Extras.NONE);
  }

  private static int size(double pixels, Place place) {
    if (!(pixels >= 1 && pixels <= Integer.MAX_VALUE)) {
      throw place.error("image size " + pixels + " makes no sense");
    }
    return (int) Math.round(pixels);
  }
}
