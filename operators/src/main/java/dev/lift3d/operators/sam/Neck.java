package dev.lift3d.operators.sam;

/** What brings an encoder's map to the channels of the embedding; the same for both encoders. */
final class Neck {
  private static final String NAME = "image_encoder.neck.";

  private Neck() {}

  /** From (B, in, h, w) to (B, out, h, w); returns the result's name. */
  static String write(Layers layers, String x, int in, int out) {
    String y = layers.convolve(x, NAME + "0", in, out, Layers.Kernel.ONE, false);
    y = layers.mapNorm(y, NAME + "1", out);
    y = layers.convolve(y, NAME + "2", out, out, Layers.Kernel.THREE, false);
    return layers.mapNorm(y, NAME + "3", out);
  }
}
