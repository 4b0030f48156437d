package dev.lift3d.operators;

import dev.lift3d.core.InputException;
import dev.lift3d.operators.network.PictureInput;
import dev.lift3d.operators.network.PictureScaling;
import dev.lift3d.operators.network.PictureSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Describes a folder of networks without a descriptor, by running them once. The networks take RGB
 * in [0, 1]; cells are taken to tile the picture from its corner.
 */
final class FolderProbe {
  /** 448 and 224 are multiples of every usual stride and patch: 2 to 32, 64 by a half, 14, 28. */
  private static final int SIDE = 224;

  /** What encoder-decoder networks with skip connections usually need. */
  private static final int SAFE_MULTIPLE = 32;

  private static final String CLASSES = "classes.txt";

  private FolderProbe() {}

  static OperatorDescriptor describe(Path folder) {
    OperatorDescriptor.Files files = FolderNetworks.found(folder);
    try (FolderNetworks networks = FolderNetworks.open(folder, files)) {
      FolderTrial trial;
      try {
        trial = FolderTrial.run(networks, new PictureInput(null, null), SIDE);
      } catch (InputException e) {
        trial = onePictureSize(networks, e);
      }
      return describe(files, trial);
    }
  }

  private static FolderTrial onePictureSize(FolderNetworks networks, InputException first) {
    try {
      PictureInput square = new PictureInput(PictureSize.fixed(SIDE, SIDE), PictureScaling.NONE);
      return FolderTrial.run(networks, square, SIDE);
    } catch (InputException e) {
      throw new InputException(
          first.getMessage() + "; if the network is right, describe it in operator.json", first);
    }
  }

  private static OperatorDescriptor describe(OperatorDescriptor.Files files, FolderTrial trial) {
    double stride = trial.stride();
    if (!(stride > 0 && Double.isFinite(stride)) || !trial.covers(stride)) {
      throw new InputException(
          String.format(
              "%s: a picture of %d x %d gives %d x %d cells, no grid of one stride; describe it in"
                  + " operator.json",
              trial.folder(),
              trial.width(),
              trial.height(),
              trial.features().width(),
              trial.features().height()));
    }
    PictureSize size =
        trial.width() == trial.height()
            ? PictureSize.fixed(SIDE, SIDE)
            : PictureSize.multipleOf(multiple(stride));
    FeatureGrid grid = new FeatureGrid(trial.features().channels(), stride, 0);
    String note =
        "found by a trial run: cells taken to tile the picture; operator.json would say more";
    return new OperatorDescriptor(
        new OperatorDescriptor.About(null, note, null),
        files,
        new PictureInput(size, null),
        grid,
        trial.decoded().map(d -> output(trial.folder(), d)).orElse(null));
  }

  private static int multiple(double stride) {
    boolean whole = stride == Math.rint(stride);
    return whole && SAFE_MULTIPLE % stride != 0 ? (int) stride : SAFE_MULTIPLE;
  }

  private static OperatorDescriptor.Output output(Path folder, PlanarMap decoded) {
    Optional<Path> classes = Optional.of(folder.resolve(CLASSES)).filter(Files::exists);
    if (classes.isPresent()) {
      int names = FolderNetworks.classes(classes.get()).size();
      if (names != decoded.channels()) {
        throw new InputException(
            classes.get()
                + " names "
                + names
                + " classes, but the decoder gives "
                + decoded.channels()
                + " scores; one name a score is needed");
      }
      return new OperatorDescriptor.Output(OperatorDescriptor.Kind.LABELS, CLASSES, null);
    }
    boolean picture = decoded.channels() == 3;
    return new OperatorDescriptor.Output(
        picture ? OperatorDescriptor.Kind.IMAGE : OperatorDescriptor.Kind.FEATURES, null, null);
  }
}
