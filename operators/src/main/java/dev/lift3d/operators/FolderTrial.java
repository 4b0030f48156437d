package dev.lift3d.operators;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.Image;
import dev.lift3d.operators.network.PictureInput;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one run on a small picture, twice as wide as high, tells of a folder's networks: an operator
 * that opens will work.
 *
 * @param folder where the networks lie
 * @param width the picture's, in pixels
 * @param height the picture's, in pixels
 * @param features what the encoder gave
 * @param decoded what the decoder made of it
 */
record FolderTrial(
    Path folder, int width, int height, PlanarMap features, Optional<PlanarMap> decoded) {

  static FolderTrial run(FolderNetworks networks, PictureInput input, int about) {
    Image picture =
        waves(input.size().fitWidth(2 * about), Math.max(1, input.size().fitHeight(about)));
    PlanarMap features = networks.encode(input.scaling().apply(picture));
    Optional<PlanarMap> decoded = networks.decoder().map(d -> networks.decode(features));
    return new FolderTrial(networks.folder(), picture.width(), picture.height(), features, decoded);
  }

  /** Some content, so that normalisation layers have something to divide by. */
  private static Image waves(int width, int height) {
    Image image = Image.zeros(width, height, 3);
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < width; col++) {
        for (int c = 0; c < 3; c++) {
          double wave = Math.sin(0.13 * col + c) * Math.cos(0.07 * row - c);
          image.set(col, row, c, (float) (0.5 + 0.4 * wave));
        }
      }
    }
    return image;
  }

  /**
   * Pixels from cell to cell: how many more cells the longer side has. A network that rounds up or
   * keeps both edges has more cells than pixels / stride, but the difference is exact.
   */
  double stride() {
    if (width == height) {
      return (double) width / features.width();
    }
    return (double) (width - height) / (features.width() - features.height());
  }

  /** Whether cells of a stride cover the picture, give or take one. */
  boolean covers(double stride) {
    return Math.abs(features.width() * stride - width) <= stride
        && Math.abs(features.height() * stride - height) <= stride;
  }

  /** Requires what a descriptor promises. */
  void require(OperatorDescriptor descriptor, int classes) {
    FeatureGrid grid = descriptor.features();
    if (features.channels() != grid.channels()) {
      throw mismatch("features of " + grid.channels() + " channels", features.channels() + "");
    }
    boolean exact = width == height || Math.abs(stride() - grid.stride()) <= 1e-6 * grid.stride();
    if (!exact || width == height && !covers(grid.stride())) {
      throw mismatch("cells of stride " + grid.stride(), stride() + "");
    }
    decoded.ifPresent(d -> requireOutput(descriptor.output().kind(), d, classes));
  }

  private void requireOutput(OperatorDescriptor.Kind kind, PlanarMap output, int classes) {
    if (kind == OperatorDescriptor.Kind.LABELS && output.channels() != classes) {
      throw mismatch(classes + " class names", output.channels() + " scores of the decoder");
    }
    if (kind == OperatorDescriptor.Kind.IMAGE && output.channels() != 3) {
      throw mismatch("pictures of 3 channels", output.channels() + "");
    }
  }

  private InputException mismatch(String promised, String found) {
    return new InputException(
        folder + ": its description says " + promised + ", the networks give " + found);
  }
}
