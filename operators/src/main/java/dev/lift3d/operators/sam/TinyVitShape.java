package dev.lift3d.operators.sam;

import java.util.List;

/**
 * The sizes of MobileSAM's TinyViT image encoder.
 *
 * @param imageSize pixels along each side of its input: 1024
 * @param stages the four stages; the first is of convolutions, the others of windowed attention
 * @param expansion channels inside the convolution blocks over those outside: 4
 * @param out channels of the embedding: 256
 */
record TinyVitShape(int imageSize, List<Stage> stages, int expansion, int out) {
  /** Both steps of the patch embedding halve the sides. */
  static final int PATCH = 4;

  private static final int LARGEST = 4096;

  TinyVitShape {
    stages = List.copyOf(stages);
    if (imageSize < PATCH || imageSize > LARGEST) {
      throw new IllegalArgumentException(
          "an image size is " + PATCH + " to " + LARGEST + " pixels, found " + imageSize);
    }
    if (stages.stream().anyMatch(s -> s.stride() < 1 || s.stride() > 2)) {
      throw new IllegalArgumentException("stages keep or halve the sides, found " + stages);
    }
    for (Stage stage : stages) {
      if (stage.heads() > 0 && stage.width() % stage.heads() != 0) {
        throw new IllegalArgumentException(
            stage.heads() + " heads do not divide " + stage.width() + " channels");
      }
    }
  }

  /**
   * One stage.
   *
   * @param width channels
   * @param depth blocks
   * @param heads attention heads; 0 for convolutions
   * @param window cells along each side of an attention window; 0 for convolutions
   * @param hidden channels inside the MLP; 0 for convolutions
   * @param stride cells from cell to cell of the map that goes to the next stage; 1 for the last
   */
  record Stage(int width, int depth, int heads, int window, int hidden, int stride) {}

  /** Cells along each side of a stage's map. */
  int side(int stage) {
    int side = (imageSize + PATCH - 1) / PATCH;
    for (Stage before : stages.subList(0, stage)) {
      side = (side + before.stride() - 1) / before.stride();
    }
    return side;
  }

  /** Pixels from cell to cell of the embedding. */
  int stride() {
    return stages.stream().mapToInt(Stage::stride).reduce(PATCH, (a, b) -> a * b);
  }

  /** Cells along each side of the embedding. */
  int side() {
    return side(stages.size() - 1);
  }
}
