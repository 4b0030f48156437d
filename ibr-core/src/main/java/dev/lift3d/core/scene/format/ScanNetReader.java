package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.SceneReader;
import dev.lift3d.core.scene.depth.DepthRangeEstimator;
import dev.lift3d.core.scene.depth.MappedDepths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Exported ScanNet scenes: {@code color/N.jpg}, {@code depth/N.png}, {@code pose/N.txt} and {@code
 * intrinsic/intrinsic_color.txt}, {@code intrinsic/intrinsic_depth.txt}.
 *
 * <p>A pose is camera to world, 4 x 4, OpenCV axes, metres; frames whose tracking failed have
 * infinities and are left out. Intrinsics are 4 x 4 with pixel centres at integers. Depth maps are
 * 16-bit PNGs in millimetres with a camera of their own; a view's depth map is brought to the
 * picture's pixels. Views are in the order of their numbers.
 */
public final class ScanNetReader implements SceneReader {
  private static final String COLOUR_CAMERA = "intrinsic/intrinsic_color.txt";
  private static final String DEPTH_CAMERA = "intrinsic/intrinsic_depth.txt";

  /** Creates the reader. */
  public ScanNetReader() {}

  @Override
  public String format() {
    return "ScanNet";
  }

  @Override
  public boolean recognises(Path folder) {
    return Files.isDirectory(folder.resolve("color"))
        && Files.isDirectory(folder.resolve("pose"))
        && Files.isDirectory(folder.resolve("intrinsic"));
  }

  @Override
  public Scene read(Path folder, SceneOptions options) {
    SceneBuilder scene = new SceneBuilder(folder, format(), options);
    double[] colour = matrix(folder.resolve(COLOUR_CAMERA));
    Path depthCamera = folder.resolve(DEPTH_CAMERA);
    Optional<double[]> depth =
        Files.isRegularFile(depthCamera) ? Optional.of(matrix(depthCamera)) : Optional.empty();
    int lost = 0;
    for (Path picture : byNumber(ImageFolder.pictures(folder.resolve("color")))) {
      String stem = ImageFolder.stem(picture.getFileName().toString());
      Path poseFile = folder.resolve("pose").resolve(stem + ".txt");
      double[] pose = TextFile.numbers(poseFile, 16, "the pose");
      if (Double.isInfinite(pose[0])) {
        lost++;
        continue;
      }
      PosedImage image = posed(picture, folder, colour, pose);
      Path map = folder.resolve("depth").resolve(stem + ".png");
      scene.add(Files.isRegularFile(map) ? withDepth(image, map, depth, depthCamera) : image);
    }
    if (lost > 0) {
      scene.note(lost + " frames were left out: their poses are infinite (tracking was lost)");
    }
    return scene.build(
        (views, heldOut) ->
            MappedDepths.of(views, heldOut)
                .orElseGet(() -> DepthRangeEstimator.estimate(views, heldOut)));
  }

  private static PosedImage posed(Path picture, Path folder, double[] colour, double[] pose) {
    String name = picture.getFileName().toString();
    Path poseFile = folder.resolve("pose").resolve(ImageFolder.stem(name) + ".txt");
    Pose at = Poses.cameraToWorld(pose, Place.of(poseFile));
    Intrinsics k = intrinsics(colour, picture, folder.resolve(COLOUR_CAMERA));
    return new PosedImage(
        name,
        picture,
        Place.of(poseFile),
        new PosedImage.RawCamera(k, Lens.NONE, at),
        PosedImage.Extras.NONE);
  }

  private static PosedImage withDepth(
      PosedImage image, Path map, Optional<double[]> camera, Path cameraFile) {
    Optional<Intrinsics> own = camera.map(c -> intrinsics(c, map, cameraFile));
    PosedImage.DepthFile file = new PosedImage.DepthFile(map, RgbdReader.MILLIMETRES, own);
    return image.with(image.extras().withDepth(file));
  }

  private static Intrinsics intrinsics(double[] matrix, Path picture, Path file) {
    ImageSize size = ImageFiles.size(picture);
    return Matrices.intrinsics(
        matrix, Matrices.INTEGER_CENTRES, size.width(), size.height(), Place.of(file));
  }

  private static double[] matrix(Path file) {
    double[] m = TextFile.numbers(file, 16, "the camera matrix");
    return new double[] {m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]};
  }

  /** Frame 2 before frame 10, whether or not the names are padded with zeros. */
  private static List<Path> byNumber(List<Path> pictures) {
    List<Path> sorted = new ArrayList<>(pictures);
    sorted.sort(Comparator.comparingInt(p -> p.getFileName().toString().length()));
    return sorted;
  }
}
