package dev.lift3d.operators.sam;

/**
 * The sizes of SAM's prompt encoder.
 *
 * @param side cells along each side of the embedding: 64
 * @param imageSize pixels along each side of the square that prompts lie in: 1024
 * @param width channels of the embedding: 256
 * @param maskWidth channels inside the encoder of mask prompts: 16
 */
record PromptShape(int side, int imageSize, int width, int maskWidth) {
  /**
   * Cells along each side of a mask prompt and of the decoder's masks, for one of the embedding.
   */
  static final int MASK_SCALE = 4;

  int maskSide() {
    return side * MASK_SCALE;
  }
}
