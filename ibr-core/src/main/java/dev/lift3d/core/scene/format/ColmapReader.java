package dev.lift3d.core.scene.format;

import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.SceneReader;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.depth.DepthRangeEstimator;
import dev.lift3d.core.scene.depth.SparseDepths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * COLMAP models, text or binary, in {@code sparse/0}, {@code sparse}, {@code colmap/sparse/0} or
 * the folder itself; pictures in {@code images} or {@code images_k}.
 *
 * <p>Poses are world to camera (quaternion w, x, y, z and t), OpenCV axes, pixel centres at
 * half-integers: the library's own conventions. Where both forms are there, the binary one is read,
 * as COLMAP does. Views are in the order of their names, since the order in the files is arbitrary.
 * Depth ranges are those of the points that each view observes.
 */
public final class ColmapReader implements SceneReader {
  private static final List<String> MODEL_FOLDERS =
      List.of("sparse/0", "sparse", "colmap/sparse/0", "");

  /** Creates the reader. */
  public ColmapReader() {}

  @Override
  public String format() {
    return "COLMAP";
  }

  @Override
  public boolean recognises(Path folder) {
    return model(folder).filter(m -> !isBare(m, folder)).isPresent();
  }

  private static Optional<Path> model(Path folder) {
    return MODEL_FOLDERS.stream()
        .map(name -> name.isEmpty() ? folder : folder.resolve(name))
        .filter(m -> isModel(m, "bin") || isModel(m, "txt"))
        .findFirst();
  }

  /** A model without pictures beside it is but a part of a scene. */
  private static boolean isBare(Path model, Path folder) {
    return model.equals(folder) && !ImageFolder.hasImages(folder);
  }

  private static boolean isModel(Path folder, String ending) {
    return Files.isRegularFile(folder.resolve("cameras." + ending))
        && Files.isRegularFile(folder.resolve("images." + ending));
  }

  @Override
  public Scene read(Path folder, SceneOptions options) {
    Path at =
        model(folder)
            .orElseThrow(
                () ->
                    Place.of(folder)
                        .error("no cameras and images file of COLMAP in it or in sparse/0"));
    boolean binary = isModel(at, "bin");
    ColmapModel model = binary ? ColmapBinary.read(at) : ColmapText.read(at);
    SceneBuilder scene =
        new SceneBuilder(folder, binary ? "COLMAP binary" : "COLMAP text", options);
    Path pictures = ImageFolder.imagesOf(folder, options.imageFactor());
    List<int[]> seenIn = new ArrayList<>();
    for (ColmapModel.PosedName image : model.imagesByName()) {
      if (scene.add(posed(image, model, pictures))) {
        seenIn.add(model.observed(image.id()));
      }
    }
    SparsePoints points =
        model.positions().isEmpty()
            ? SparsePoints.NONE
            : new SparsePoints(model.positions(), seenIn);
    scene.points(points);
    return scene.build(
        (views, heldOut) ->
            SparseDepths.of(views, points)
                .orElseGet(() -> DepthRangeEstimator.estimate(views, heldOut)));
  }

  private static PosedImage posed(ColmapModel.PosedName image, ColmapModel model, Path pictures) {
    ColmapModel.Camera camera = model.camera(image.cameraId());
    return new PosedImage(
        image.name(),
        ImageFolder.locate(pictures, image.name(), image.place()),
        image.place(),
        new PosedImage.RawCamera(camera.intrinsics(), camera.lens(), image.pose()),
        PosedImage.Extras.NONE);
  }
}
