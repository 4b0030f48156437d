package dev.lift3d.grounding.splat;

/**
 * Gaussians as a camera sees them, channels first. Arrays are the picture's own memory; treat them
 * as read-only.
 */
public final class SplatPicture {
  private final int width;
  private final int height;
  private final float[] features;
  private final float[] depth;
  private final float[] alpha;
  private final Object trace;

  /**
   * A picture.
   *
   * @param grid its size
   * @param features (D, H, W)
   * @param depth (H, W), or empty
   * @param alpha (H, W)
   * @param trace what the rasterizer needs for the way back
   */
  SplatPicture(TileGrid grid, float[] features, float[] depth, float[] alpha, Object trace) {
    this.width = grid.width();
    this.height = grid.height();
    this.features = features;
    this.depth = depth;
    this.alpha = alpha;
    this.trace = trace;
  }

  /**
   * A gradient of a picture.
   *
   * @param features (D, H, W), or empty for zeros
   * @param depth (H, W), or empty for zeros
   * @param alpha (H, W), or empty for zeros
   */
  public record Gradient(float[] features, float[] depth, float[] alpha) {}

  /**
   * Picture width.
   *
   * @return W in pixels
   */
  public int width() {
    return width;
  }

  /**
   * Picture height.
   *
   * @return H in pixels
   */
  public int height() {
    return height;
  }

  /**
   * Channels, depth aside.
   *
   * @return D, three of harmonics included
   */
  public int channels() {
    return features.length / (width * height);
  }

  /**
   * Colours and features, over the background.
   *
   * @return (D, H, W)
   */
  public float[] features() {
    return features;
  }

  /**
   * Depth as the settings ask for it.
   *
   * @return (H, W), empty if no depth was asked for
   */
  public float[] depth() {
    return depth;
  }

  /**
   * How much of the background is covered.
   *
   * @return (H, W), in [0, 1)
   */
  public float[] alpha() {
    return alpha;
  }

  /** What the rasterizer of this picture left in it. */
  <T> T trace(Class<T> type) {
    if (!type.isInstance(trace)) {
      throw new IllegalArgumentException(
          "this picture was drawn by another rasterizer; its own must work the way back");
    }
    return type.cast(trace);
  }

  /** Checks the sizes of a gradient. */
  void require(Gradient gradient) {
    requireSize("features", gradient.features(), features.length);
    requireSize("depth", gradient.depth(), depth.length);
    requireSize("alpha", gradient.alpha(), alpha.length);
  }

  private static void requireSize(String what, float[] found, int expected) {
    if (found.length != 0 && found.length != expected) {
      throw new IllegalArgumentException(
          "the gradient of " + what + " needs " + expected + " numbers, found " + found.length);
    }
  }
}
