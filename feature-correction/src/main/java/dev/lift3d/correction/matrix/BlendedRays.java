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
   * Whether any view can add to a ray through a sample: a quick look before {@link #weight}.
   *
   * @param sample its number among (R, S)
   * @return false if every view's weight there is zero
   */
  public boolean counts(int sample) {
    return along[sample] > SMALLEST;
  }

  /**
   * What a view adds to a ray through a sample. This is the one place that says what is blended
   * into a feature.
   *
   * @param entry its number among (R, S, V)
   * @return compositing weight times blending weight; 0 if the view does not see the sample, or if
   *     that is not above {@link #SMALLEST}
   */
  public float weight(int entry) {
    float weight = along[entry / gathered.views()] * across[entry];
    return weight > SMALLEST && gathered.masks()[entry] > 0 ? weight : 0;
  }

  /**
   * The contributions to a ray, nearest sample first, and views in order at each sample: all that
   * have a {@link #weight}.
   *
   * @param ray its number in the chunk
   * @param sink takes them
   */
  public void contributions(int ray, Contributions sink) {
    int views = gathered.views();
    float[] pixels = gathered.pixels();
    for (int s = 0; s < gathered.samples(); s++) {
      int sample = ray * gathered.samples() + s;
      for (int v = 0; counts(sample) && v < views; v++) {
        int entry = sample * views + v;
        float weight = weight(entry);
        if (weight > 0) {
          sink.add(v, pixels[2 * entry], pixels[2 * entry + 1], weight);
        }
      }
    }
  }
}
