package dev.lift3d.correction.matrix;

import dev.lift3d.epipolar.GatheredSamples;

/**
 * How a chunk of rays was blended: what each source view adds at each sample. The arrays are
 * working memory, good during the call that hands them over.
 *
 * @param gathered where the samples fell in the source views
 * @param along (R, S) compositing weights
 * @param across (R, S, V) blending weights
 */
public record BlendedRays(GatheredSamples gathered, float[] along, float[] across) {
  /**
   * A view adds to a ray if its weight is above this. Of the S x V contributions a few dozen are;
   * dividing by the sum of those makes up for the rest.
   */
  public static final float SMALLEST = 1e-4f;

  /** Takes the contributions of a ray. */
  @FunctionalInterface
  public interface Contributions {
    /**
     * Takes one.
     *
     * @param view which source view
     * @param u x in pixels of its photograph
     * @param v y in pixels of its photograph
     * @param weight compositing weight times blending weight, above {@link #SMALLEST}
     */
    void add(int view, float u, float v, float weight);
  }

  /**
   * The contributions to a ray, nearest sample first, and views in order at each sample. This is
   * the one place that says what is blended into a feature.
   *
   * @param ray its number in the chunk
   * @param sink takes them
   */
  public void contributions(int ray, Contributions sink) {
    int views = gathered.views();
    float[] pixels = gathered.pixels();
    for (int s = 0; s < gathered.samples(); s++) {
      int sample = ray * gathered.samples() + s;
      for (int v = 0; along[sample] > SMALLEST && v < views; v++) {
        int entry = sample * views + v;
        float weight = along[sample] * across[entry];
        if (weight > SMALLEST && gathered.masks()[entry] > 0) {
          sink.add(v, pixels[2 * entry], pixels[2 * entry + 1], weight);
        }
      }
    }
  }
}
