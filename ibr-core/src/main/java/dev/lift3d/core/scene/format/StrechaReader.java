package dev.lift3d.core.scene.format;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.SceneReader;
import dev.lift3d.core.scene.depth.DepthRangeEstimator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The surveyed scenes of Strecha et al., "On benchmarking camera calibration and multi-view stereo
 * for high resolution imagery" (CVPR 2008): one {@code NAME.camera} file for each picture NAME.
 *
 * <p>A camera file holds K (3 x 3), three zeros where a distortion might stand, R (3 x 3, camera to
 * world, OpenCV axes), the camera's centre, and the width and height. Camera files are looked for
 * in {@code cameras}, {@code gt_dense_cameras} and the folder itself; pictures in {@code images},
 * {@code urd}, beside the camera file and in the folder itself. The source does not say where a
 * pixel's centre is; integers are assumed.
 */
public final class StrechaReader implements SceneReader {
  private static final String ENDING = ".camera";
  private static final int NUMBERS = 9 + 3 + 9 + 3 + 2;

  /** Creates the reader. */
  public StrechaReader() {}

  @Override
  public String format() {
    return "Strecha";
  }

  @Override
  public boolean recognises(Path folder) {
    try {
      return !cameraFiles(folder).isEmpty();
    } catch (InputException e) {
      return false; // a folder that cannot be listed
    }
  }

  private static List<Path> cameraFiles(Path folder) {
    for (String name : List.of("cameras", "gt_dense_cameras", ".")) {
      Path inside = name.equals(".") ? folder : folder.resolve(name);
      List<Path> files = ImageFolder.filesEndingIn(inside, ENDING);
      if (!files.isEmpty()) {
        return files;
      }
    }
    return List.of();
  }

  @Override
  public Scene read(Path folder, SceneOptions options) {
    SceneBuilder scene = new SceneBuilder(folder, format(), options);
    for (Path file : cameraFiles(folder)) {
      scene.add(readCamera(file, folder));
    }
    return scene.build(DepthRangeEstimator::estimate);
  }

  private static PosedImage readCamera(Path file, Path folder) {
    Place place = Place.of(file);
    double[] n = TextFile.numbers(file, NUMBERS, "a camera file");
    if (n[9] != 0 || n[10] != 0 || n[11] != 0) {
      throw place.error("the fourth line is not zero; distortion is not part of this format");
    }
    int width = size(n[24], place);
    int height = size(n[25], place);
    Intrinsics k =
        Matrices.intrinsics(Arrays.copyOf(n, 9), Matrices.INTEGER_CENTRES, width, height, place);
    double[] rotation = Arrays.copyOfRange(n, 12, 21);
    Pose pose = Poses.cameraToWorld(rotation, new Vec3(n[21], n[22], n[23]), place);
    String camera = file.getFileName().toString();
    String name = camera.substring(0, camera.length() - ENDING.length());
    return new PosedImage(
        name,
        picture(folder, file, name),
        place,
        new PosedImage.RawCamera(k, Lens.NONE, pose),
        PosedImage.Extras.NONE);
  }

  private static int size(double pixels, Place place) {
    if (!(pixels >= 1 && pixels <= Integer.MAX_VALUE && pixels == Math.rint(pixels))) {
      throw place.error("image size " + pixels + " is no positive whole number");
    }
    return (int) pixels;
  }

  private static Path picture(Path folder, Path camera, String name) {
    List<Path> folders =
        List.of(folder.resolve("images"), folder.resolve("urd"), camera.getParent(), folder);
    for (Path candidate : folders) {
      Optional<Path> found =
          Files.isDirectory(candidate) ? ImageFolder.find(candidate, name) : Optional.empty();
      if (found.isPresent()) {
        return found.get();
      }
    }
    return folder.resolve("images").resolve(name);
  }
}
