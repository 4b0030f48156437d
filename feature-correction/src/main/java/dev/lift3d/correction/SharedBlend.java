package dev.lift3d.correction;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.epipolar.GatheredSamples;
import java.util.List;

/**
 * Blends operator features with the weights that colours were blended with (Lift3D, equation 2).
 *
 * <p>Works only where a weight matters: of the S x V contributions to a ray a few dozen do. What is
 * left out is made up for by dividing by the weight that was used.
 */
final class SharedBlend {
  /** Contributions below this share of a ray are left out. */
  private static final float SMALLEST = 1e-4f;

  private final TargetSources sources;

  SharedBlend(TargetSources sources) {
    this.sources = sources;
  }

  /**
   * Blends a chunk.
   *
   * @param gathered where the samples fell in the sources' fine maps
   * @param along (R, S) compositing weights
   * @param across (R, S, V) blending weights
   * @param firstRay where the chunk starts in {@code out}
   * @param out receives R x D
   */
  void add(GatheredSamples gathered, float[] along, float[] across, int firstRay, float[] out) {
    List<FeatureMap> maps = sources.features();
    int channels = maps.get(0).channels();
    int views = gathered.views();
    float[] texel = new float[channels];
    for (int r = 0; r < gathered.rays(); r++) {
      int to = (firstRay + r) * channels;
      float total = 0;
      for (int s = 0; s < gathered.samples(); s++) {
        int sample = r * gathered.samples() + s;
        for (int v = 0; along[sample] > SMALLEST && v < views; v++) {
          int entry = sample * views + v;
          float weight = along[sample] * across[entry];
          if (weight > SMALLEST && gathered.masks()[entry] > 0) {
            sample(gathered, entry, v, maps.get(v), texel);
            accumulate(weight, texel, out, to);
            total += weight;
          }
        }
      }
      divide(out, to, channels, total);
    }
  }

  private void sample(GatheredSamples gathered, int entry, int v, FeatureMap map, float[] texel) {
    var source = sources.fine().sources().get(v);
    double scaleX = (double) map.cells().imageWidth() / source.camera().intrinsics().width();
    double scaleY = (double) map.cells().imageHeight() / source.camera().intrinsics().height();
    float[] pixels = gathered.pixels();
    map.sample(pixels[2 * entry] * scaleX, pixels[2 * entry + 1] * scaleY, texel);
  }

  private static void accumulate(float weight, float[] texel, float[] out, int to) {
    for (int c = 0; c < texel.length; c++) {
      out[to + c] += weight * texel[c];
    }
  }

  private static void divide(float[] out, int to, int channels, float total) {
    if (total > 0) {
      for (int c = 0; c < channels; c++) {
        out[to + c] /= total;
      }
    }
  }
}
