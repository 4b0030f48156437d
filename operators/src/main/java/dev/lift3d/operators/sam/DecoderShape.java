package dev.lift3d.operators.sam;

/**
 * The sizes of SAM's mask decoder.
 *
 * @param width channels of the embedding and of tokens: 256
 * @param depth two-way layers: 2
 * @param heads attention heads: 8
 * @param crossWidth channels of attention between tokens and image: 128
 * @param hidden channels inside a layer's MLP: 2048
 * @param masks masks for each prompt: one for when the prompt is clear, then three for when it is
 *     not
 * @param iouHidden channels inside the head that predicts the masks' IoU: 256
 * @param iouDepth linear layers of that head: 3
 * @param epsilon what the layers' normalisations add to the variance: 1e-5, in Hugging Face's
 *     layout 1e-6
 */
record DecoderShape(
    int width,
    int depth,
    int heads,
    int crossWidth,
    int hidden,
    int masks,
    int iouHidden,
    int iouDepth,
    double epsilon) {
  DecoderShape {
    if (heads < 1 || width % heads != 0 || crossWidth % heads != 0) {
      throw new IllegalArgumentException(
          heads + " heads do not divide " + width + " and " + crossWidth + " channels");
    }
  }
}
