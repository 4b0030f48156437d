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
import java.util.List;
import java.util.Optional;

/**
 * Posed RGB-D frames with one pose a line: {@code poses.txt}, {@code K.txt}, {@code images} and
 * {@code depth}, as deep-video-mvs keeps them.
 *
 * <p>A line of {@code poses.txt} is camera to world, 4 x 4 row-major, OpenCV axes, metres. {@code
 * K.txt} is 3 x 3 with pixel centres at integers, the same for colour and depth. Depth maps are
 * 16-bit PNGs in millimetres, 0 = no value; they may be absent. Line k of the poses belongs to line
 * k of {@code frames.txt} (number, picture, depth map, and what else there may be), or, without
 * that file, to the k-th picture and the k-th depth map in byte order of their names.
 */
public final class RgbdReader implements SceneReader {
  static final double MILLIMETRES = 0.001;

  private record Frame(Path picture, Optional<Path> depth) {}

  /** Creates the reader. */
  public RgbdReader() {}

  @Override
  public String format() {
    return "RGB-D";
  }

  @Override
  public boolean recognises(Path folder) {
    return Files.isRegularFile(folder.resolve("poses.txt"))
        && Files.isRegularFile(folder.resolve("K.txt"));
  }

  @Override
  public Scene read(Path folder, SceneOptions options) {
    Path posesFile = folder.resolve("poses.txt");
    List<Tokens> poses = TextFile.rows(posesFile);
    List<Frame> frames = frames(folder);
    if (poses.size() != frames.size()) {
      throw Place.of(posesFile)
          .error("has " + poses.size() + " poses for " + frames.size() + " pictures");
    }
    Path matrixFile = folder.resolve("K.txt");
    double[] matrix = TextFile.numbers(matrixFile, 9, "the camera matrix");
    SceneBuilder scene = new SceneBuilder(folder, format(), options);
    for (int i = 0; i < frames.size(); i++) {
      Tokens row = poses.get(i);
      Pose pose = Poses.cameraToWorld(row.numbers(16, "the pose"), row.place());
      row.end();
      scene.add(posed(frames.get(i), matrix, Place.of(matrixFile), pose, row.place()));
    }
    return scene.build(
        (views, heldOut) ->
            MappedDepths.of(views, heldOut)
                .orElseGet(() -> DepthRangeEstimator.estimate(views, heldOut)));
  }

  private static PosedImage posed(
      Frame frame, double[] matrix, Place matrixPlace, Pose pose, Place place) {
    Path picture = frame.picture();
    // The format does not give the size; a missing picture is left out, so any size will do.
    ImageSize size = Files.isRegularFile(picture) ? ImageFiles.size(picture) : new ImageSize(1, 1);
    Intrinsics k =
        Matrices.intrinsics(
            matrix, Matrices.INTEGER_CENTRES, size.width(), size.height(), matrixPlace);
    PosedImage.Extras extras =
        frame
            .depth()
            .map(d -> new PosedImage.DepthFile(d, MILLIMETRES, Optional.empty()))
            .map(PosedImage.Extras.NONE::withDepth)
            .orElse(PosedImage.Extras.NONE);
    return new PosedImage(
        picture.getFileName().toString(),
        picture,
        place,
        new PosedImage.RawCamera(k, Lens.NONE, pose),
        extras);
  }

  private static List<Frame> frames(Path folder) {
    Path table = folder.resolve("frames.txt");
    return Files.isRegularFile(table) ? named(folder, table) : sorted(folder);
  }

  private static List<Frame> named(Path folder, Path table) {
    List<Frame> frames = new ArrayList<>();
    for (Tokens row : TextFile.rows(table)) {
      row.longInteger("the frame's number");
      Path picture = ImageFolder.locate(folder, row.word("the picture's name"), row.place());
      Optional<Path> depth =
          row.more()
              ? Optional.of(
                  ImageFolder.locate(folder, row.word("the depth map's name"), row.place()))
              : Optional.empty();
      frames.add(new Frame(picture, depth));
    }
    return frames;
  }

  private static List<Frame> sorted(Path folder) {
    List<Path> pictures = ImageFolder.pictures(folder.resolve("images"));
    List<Path> depths = ImageFolder.pictures(folder.resolve("depth"));
    if (!depths.isEmpty() && depths.size() != pictures.size()) {
      throw Place.of(folder.resolve("depth"))
          .error("holds " + depths.size() + " depth maps for " + pictures.size() + " pictures");
    }
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      Optional<Path> depth = depths.isEmpty() ? Optional.empty() : Optional.of(depths.get(i));
      frames.add(new Frame(pictures.get(i), depth));
    }
    return frames;
  }
}
