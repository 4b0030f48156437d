package dev.lift3d.core.scene.format;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SceneOptions;
import dev.lift3d.core.scene.SceneReader;
import dev.lift3d.core.scene.depth.BoxDepths;
import dev.lift3d.core.scene.depth.DepthRangeEstimator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The multi-view scenes of Middlebury (Seitz et al., CVPR 2006): {@code NAME_par.txt} beside the
 * pictures.
 *
 * <p>The first line is the number of views; then for each view a line with the picture's name, K (9
 * numbers), R (9) and t (3), with P = K [R t]: world to camera, OpenCV axes. The source does not
 * say where a pixel's centre is; integers are assumed. If a {@code README.txt} gives the object's
 * bounding box, the depth ranges are the box's.
 */
public final class MiddleburyReader implements SceneReader {
  private static final String ENDING = "_par.txt";

  /** Creates the reader. */
  public MiddleburyReader() {}

  @Override
  public String format() {
    return "Middlebury";
  }

  @Override
  public boolean recognises(Path folder) {
    try {
      return !ImageFolder.filesEndingIn(folder, ENDING).isEmpty();
    } catch (InputException e) {
      return false; // a folder that cannot be listed
    }
  }

  @Override
  public Scene read(Path folder, SceneOptions options) {
    List<Path> files = ImageFolder.filesEndingIn(folder, ENDING);
    if (files.size() != 1) {
      throw Place.of(folder).error("expected one file *" + ENDING + ", found " + files.size());
    }
    Path file = files.get(0);
    List<Tokens> rows = TextFile.rows(file);
    if (rows.isEmpty()) {
      throw Place.of(file).error("is empty; expected the number of views");
    }
    int count = rows.get(0).integer("the number of views");
    if (count != rows.size() - 1) {
      throw Place.of(file)
          .error("promises " + count + " views, but " + (rows.size() - 1) + " rows follow");
    }
    SceneBuilder scene = new SceneBuilder(folder, format(), options);
    for (Tokens row : rows.subList(1, rows.size())) {
      scene.add(readView(row, folder));
    }
    Optional<BoxFile> box = BoxFile.in(folder);
    return scene.build(
        (views, heldOut) ->
            box.flatMap(b -> BoxDepths.of(views, b.low(), b.high()))
                .orElseGet(() -> DepthRangeEstimator.estimate(views, heldOut)));
  }

  private static PosedImage readView(Tokens row, Path folder) {
    String name = row.word("the picture's name");
    double[] k = row.numbers(9, "the camera matrix");
    double[] r = row.numbers(9, "the rotation");
    double[] t = row.numbers(3, "the translation");
    row.end();
    Pose pose = Poses.worldToCamera(r, new Vec3(t[0], t[1], t[2]), row.place());
    Path picture = ImageFolder.locate(folder, name, row.place());
    // The format does not give the size; a missing picture is left out, so any size will do.
    ImageSize size = Files.isRegularFile(picture) ? ImageFiles.size(picture) : new ImageSize(1, 1);
    Intrinsics intrinsics =
        Matrices.intrinsics(k, Matrices.INTEGER_CENTRES, size.width(), size.height(), row.place());
    return new PosedImage(
        name,
        picture,
        row.place(),
        new PosedImage.RawCamera(intrinsics, Lens.NONE, pose),
        PosedImage.Extras.NONE);
  }
}
