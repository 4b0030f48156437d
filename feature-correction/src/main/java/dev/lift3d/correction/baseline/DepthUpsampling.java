package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.epipolar.stereo.PosedDepth;
import dev.lift3d.epipolar.stereo.SourceDepth;
import java.util.stream.IntStream;

/**
 * Takes a depth map to its photograph's pixels: interpolated on surfaces; at edges the one of the
 * four texels around whose colour is the pixel's.
 */
final class DepthUpsampling {
  /** Texels whose depths differ by more than this part belong to different surfaces. */
  private static final double EDGE = 0.03;

  /**
   * What distance costs against colour: the squared colour difference that a whole texel weighs.
   */
  private static final double DISTANCE = 0.02;

  private final Image photograph;
  private final SourceDepth depth;
  private final Image texels; // the photograph on the depth map's grid

  DepthUpsampling(Image photograph, SourceDepth depth) {
    this.photograph = photograph;
    this.depth = depth;
    this.texels = Resize.area(photograph, depth.columns(), depth.rows());
  }

  DepthView applied(Camera camera) {
    int width = photograph.width();
    float[] inverse = new float[width * photograph.height()];
    float[] trust = new float[inverse.length];
    IntStream.range(0, photograph.height())
        .parallel()
        .forEach(
            row -> {
              Around around = new Around();
              for (int i = row * width; i < (row + 1) * width; i++) {
                around.find(i - row * width, row);
                around.write(i, inverse, trust);
              }
            });
    return new DepthView(camera, photograph, inverse, trust);
  }

  /** The four texels around a pixel. */
  private final class Around {
    final int[] at = new int[4];
    final double[] share = new double[4];

    void find(int col, int row) {
      double x = cell(col, photograph.width(), depth.columns());
      double y = cell(row, photograph.height(), depth.rows());
      for (int k = 0; k < 4; k++) {
        int right = k & 1;
        int below = k >> 1;
        int texel = Math.min(depth.columns() - 1, (int) x + right);
        at[k] = Math.min(depth.rows() - 1, (int) y + below) * depth.columns() + texel;
        share[k] = Math.abs(1 - right - (x - (int) x)) * Math.abs(1 - below - (y - (int) y));
      }
    }

    void write(int pixel, float[] inverse, float[] trust) {
      float low = Float.POSITIVE_INFINITY;
      float high = 0;
      for (int texel : at) {
        float w = depth.confidence()[texel] > 0 ? depth.inverse()[texel] : 0;
        low = Math.min(low, w);
        high = Math.max(high, w);
      }
      if (high == 0) {
        return;
      }
      if (high <= low * (1 + EDGE)) {
        for (int k = 0; k < 4; k++) {
          inverse[pixel] += (float) share[k] * depth.inverse()[at[k]];
          trust[pixel] += (float) share[k] * PosedDepth.trust(depth.confidence()[at[k]]);
        }
      } else {
        int texel = ofLikeColour(pixel);
        inverse[pixel] = depth.inverse()[texel];
        trust[pixel] = PosedDepth.trust(depth.confidence()[texel]);
      }
    }

    private int ofLikeColour(int pixel) {
      double least = Double.POSITIVE_INFINITY;
      int best = at[0];
      for (int k = 0; k < 4; k++) {
        double cost = DISTANCE * (1 - share[k]);
        for (int c = 0; c < 3; c++) {
          double d = photograph.data()[3 * pixel + c] - texels.data()[3 * at[k] + c];
          cost += d * d;
        }
        if (depth.confidence()[at[k]] > 0 && cost < least) {
          least = cost;
          best = at[k];
        }
      }
      return best;
    }
  }

  /** A pixel's place on the other grid along an axis; whole numbers are texels' centres. */
  private static double cell(int pixel, int pixels, int texels) {
    return Math.max(0, Math.min(texels - 1, (pixel + 0.5) * texels / pixels - 0.5));
  }
}
