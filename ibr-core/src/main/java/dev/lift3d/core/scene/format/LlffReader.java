package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.SceneReader;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.scene.depth.SceneDepths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * LLFF: {@code poses_bounds.npy} (N x 17) and pictures in {@code images} or {@code images_k}.
 *
 * <p>A row is a 3 x 5 matrix, row-major, and near, far. The matrix's first four columns are camera
 * to world with the axes down, right, backward, and the camera's centre; the fifth is the image's
 * height, width and focal length, of the full size or of the reduced one. The principal point is
 * the image's centre in half-integer convention. Row k belongs to the k-th picture in byte order of
 * the names. Masks are taken from {@code masks} or {@code masks_k} by name.
 *
 * <p>A row's near and far come from sparse points and can be wild: each view keeps its own, cut to
 * the scene's, which is {@value #NEAR_MARGIN} of the {@value #LOW} quantile of near and the {@value
 * #HIGH} quantile of far over all rows.
 */
public final class LlffReader implements SceneReader {
  private static final String FILE = "poses_bounds.npy";
  private static final int COLUMNS = 17;
  private static final double LOW = 0.05;
  private static final double HIGH = 0.9;
  private static final double NEAR_MARGIN = 0.9;

  /** Creates the reader. */
  public LlffReader() {}

  @Override
  public String format() {
    return "LLFF";
  }

  @Override
  public boolean recognises(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  @Override
  public Scene read(Path folder, SceneOptions options) {
    Path file = folder.resolve(FILE);
    List<double[]> rows = rows(file);
    Path images = ImageFolder.imagesOf(folder, options.imageFactor());
    List<Path> pictures = ImageFolder.pictures(images);
    if (pictures.size() != rows.size()) {
      throw Place.of(file)
          .error(
              "has "
                  + rows.size()
                  + " rows, but "
                  + images
                  + " holds "
                  + pictures.size()
                  + " PNG or JPEG pictures; each row needs its picture");
    }
    SceneBuilder scene = new SceneBuilder(folder, format(), options);
    for (int i = 0; i < rows.size(); i++) {
      scene.add(posed(rows.get(i), pictures.get(i), Place.row(file, i + 1L)));
    }
    return scene.build((views, heldOut) -> depths(views, rows, file));
  }

  private static List<double[]> rows(Path file) {
    HostArray array = Npy.read(file);
    long[] shape = array.shape();
    if (shape.length != 2 || shape[1] != COLUMNS || shape[0] < 1) {
      throw Place.of(file)
          .error("expected N x " + COLUMNS + " numbers, found " + Arrays.toString(shape));
    }
    double[] all = array.toDoubles();
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < shape[0]; i++) {
      rows.add(Arrays.copyOfRange(all, i * COLUMNS, (i + 1) * COLUMNS));
    }
    return rows;
  }

  private static PosedImage posed(double[] row, Path picture, Place place) {
    int height = size(row[4], place);
    int width = size(row[9], place);
    double focal = row[14];
    Intrinsics k =
        place.blame(() -> new Intrinsics(focal, focal, width / 2.0, height / 2.0, width, height));
    double[] rotation = {
      row[1], row[0], -row[2], row[6], row[5], -row[7], row[11], row[10], -row[12]
    };
    Pose pose = Poses.cameraToWorld(rotation, new Vec3(row[3], row[8], row[13]), place);
    PosedImage image =
        new PosedImage(
            picture.getFileName().toString(),
            picture,
            place,
            new PosedImage.RawCamera(k, Lens.NONE, pose),
            PosedImage.Extras.NONE);
    return mask(picture).map(m -> image.with(image.extras().withMask(m))).orElse(image);
  }

  private static int size(double pixels, Place place) {
    if (!(pixels >= 1 && pixels <= Integer.MAX_VALUE)) {
      throw place.error("image size " + pixels + " makes no sense");
    }
    return (int) Math.round(pixels);
  }

  private static Optional<Path> mask(Path picture) {
    Path images = picture.getParent();
    String name = images.getFileName().toString().replace("images", "masks");
    Path masks = images.resolveSibling(name);
    return ImageFolder.find(masks, ImageFolder.stem(picture.getFileName().toString()) + ".png");
  }

  private static SceneDepths depths(List<View> views, List<double[]> rows, Path file) {
    List<DepthRange> own = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      double[] row = rows.get(i);
      own.add(Place.row(file, i + 1L).blame(() -> new DepthRange(row[15], row[16])));
    }
    double near = NEAR_MARGIN * quantile(own.stream().mapToDouble(DepthRange::near).toArray(), LOW);
    double far = quantile(own.stream().mapToDouble(DepthRange::far).toArray(), HIGH);
    DepthRange scene = new DepthRange(near, far);
    return new SceneDepths(scene, own.stream().map(r -> cut(r, scene)).toList(), Optional.empty());
  }

  private static Optional<DepthRange> cut(DepthRange row, DepthRange scene) {
    double near = Math.max(row.near(), scene.near());
    double far = Math.min(row.far(), scene.far());
    return near < far ? Optional.of(new DepthRange(near, far)) : Optional.empty();
  }

  private static double quantile(double[] values, double fraction) {
    Arrays.sort(values);
    return values[(int) Math.round(fraction * (values.length - 1))];
  }
}
