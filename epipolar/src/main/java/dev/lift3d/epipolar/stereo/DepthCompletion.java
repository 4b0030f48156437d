package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.PushPull;
import dev.lift3d.core.image.Resize;

/**
 * Continues a depth map to where nothing was measured: along the photograph's smooth parts, not
 * across its edges, by the recursive domain transform (Gastal and Oliveira, 2011) of inverse depth
 * weighted by confidence; and smoothly over what that does not reach.
 *
 * <p>A blank wall, the sky and the margin that no other view sees lie most likely where their
 * surroundings do. Such a guess is worth little beside a measurement, but much where a ray would
 * otherwise meet nothing but guesses of its own.
 */
public final class DepthCompletion {
  /** Confidence of what is continued. */
  public static final float CONTINUED = 0.1f;

  /** Texels less sure than this take the depth of their surroundings. */
  private static final float DOUBTED = 0.05f;

  /** How far depth is carried on an even surface, in texels. */
  private static final double REACH = 24;

  /** Sum of the channels' differences that stops it as much as the whole reach. */
  private static final double EDGE = 0.15;

  private static final int ROUNDS = 3;

  /** Smoothed confidence below which nothing was carried here. */
  private static final float CARRIED = 0.01f;

  private final int columns;
  private final int rows;
  private final float[] weighted; // inverse depth times confidence
  private final float[] weights;

  private DepthCompletion(SourceDepth depth) {
    this.columns = depth.columns();
    this.rows = depth.rows();
    this.weights = depth.confidence().clone();
    this.weighted = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      weighted[i] = weights[i] * depth.inverse()[i];
    }
  }

  /**
   * Continues a map.
   *
   * @param depth any map
   * @param photograph of the same view, of any size
   * @return a map that is known everywhere, with at least {@link #CONTINUED} confidence; the same
   *     map if it knows nothing
   */
  public static SourceDepth completed(SourceDepth depth, Image photograph) {
    float[] around = new DepthCompletion(depth).around(photograph);
    if (around.length == 0) {
      return depth;
    }
    float[] inverse = depth.inverse().clone();
    float[] confidence = depth.confidence().clone();
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = confidence[i] < DOUBTED ? around[i] : inverse[i];
      confidence[i] = Math.max(CONTINUED, confidence[i]);
    }
    return new SourceDepth(depth.columns(), depth.rows(), inverse, confidence, depth.step());
  }

  /** What surrounds each texel; empty if nothing is known anywhere. */
  private float[] around(Image photograph) {
    Image guide = Resize.area(photograph, columns, rows);
    float[] across = distances(guide, 1);
    float[] down = distances(guide, columns);
    for (int round = 0; round < ROUNDS; round++) {
      // Widths halve from round to round and add up, as variances, to the reach.
      double sigma =
          REACH
              * Math.sqrt(3)
              * Math.pow(2, ROUNDS - round - 1)
              / Math.sqrt(Math.pow(4, ROUNDS) - 1);
      double rate = -Math.sqrt(2) / sigma;
      for (int row = 0; row < rows; row++) {
        smooth(row * columns, 1, columns, across, rate);
      }
      for (int col = 0; col < columns; col++) {
        smooth(col, columns, rows, down, rate);
      }
    }
    return filled();
  }

  private float[] filled() {
    float[] around = new float[weights.length];
    float[] known = new float[weights.length];
    boolean any = false;
    for (int i = 0; i < around.length; i++) {
      if (weights[i] > CARRIED) {
        around[i] = weighted[i] / weights[i];
        known[i] = 1;
        any = true;
      }
    }
    if (!any) {
      return new float[0];
    }
    new PushPull(columns, rows, around, known).fill();
    return around;
  }

  /** Length of the way from the texel {@code step} before, longer over edges. */
  private float[] distances(Image guide, int step) {
    float ratio = (float) (REACH / EDGE);
    int channels = guide.channels();
    float[] distances = new float[weights.length];
    for (int i = step; i < distances.length; i++) {
      float change = 0;
      for (int c = 0; c < channels; c++) {
        change +=
            Math.abs(guide.data()[i * channels + c] - guide.data()[(i - step) * channels + c]);
      }
      distances[i] = 1 + ratio * change;
    }
    return distances;
  }

  /** Carries along a line and back. */
  private void smooth(int first, int step, int count, float[] distances, double rate) {
    for (int k = 1; k < count; k++) {
      int i = first + k * step;
      carry(i - step, i, (float) Math.exp(rate * distances[i]));
    }
    for (int k = count - 2; k >= 0; k--) {
      int i = first + k * step;
      carry(i + step, i, (float) Math.exp(rate * distances[i + step]));
    }
  }

  private void carry(int from, int to, float share) {
    weighted[to] += share * (weighted[from] - weighted[to]);
    weights[to] += share * (weights[from] - weights[to]);
  }
}
