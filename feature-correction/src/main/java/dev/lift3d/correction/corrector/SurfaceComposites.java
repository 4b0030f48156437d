package dev.lift3d.correction.corrector;

import dev.lift3d.epipolar.GatheredSamples;
import java.util.Arrays;

/**
 * A chunk's rays, blended and composited three times: the operator's features, their largest value
 * over the views that see a sample, and the photographs' features. What an affine correction needs
 * to know of a ray, since weights sum to 1.
 */
final class SurfaceComposites {
  private final int channels;
  private final int image;
  private final float[] features;
  private final float[] pooled;
  private final float[] images;
  private final float[] totals;
  private final float[] texel;
  private final float[] largest;

  private SurfaceComposites(int rays, int channels, int image) {
    this.channels = channels;
    this.image = image;
    features = new float[rays * channels];
    pooled = new float[rays * channels];
    images = new float[rays * image];
    totals = new float[rays];
    texel = new float[channels];
    largest = new float[channels];
  }

  static SurfaceComposites of(CorrectionChunk chunk) {
    GatheredSamples gathered = chunk.gathered();
    SurfaceComposites out =
        new SurfaceComposites(gathered.rays(), chunk.sources().channels(), 3 + gathered.channels());
    for (int r = 0; r < gathered.rays(); r++) {
      for (int s = 0; s < gathered.samples(); s++) {
        int sample = r * gathered.samples() + s;
        if (chunk.rays().counts(sample)) {
          out.add(chunk, r, sample);
        }
      }
      out.divide(r);
    }
    return out;
  }

  private void add(CorrectionChunk chunk, int ray, int sample) {
    int views = chunk.gathered().views();
    float total = 0;
    for (int v = 0; v < views; v++) {
      total += chunk.rays().weight(sample * views + v);
    }
    if (total == 0) {
      return;
    }
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    for (int v = 0; v < views; v++) {
      int entry = sample * views + v;
      if (chunk.gathered().masks()[entry] > 0) {
        chunk.sources().sample(chunk.gathered(), entry, texel);
        float weight = chunk.rays().weight(entry);
        addView(chunk.gathered(), entry, ray, weight);
        totals[ray] += weight;
      }
    }
    Runs.addScaled(total, largest, 0, pooled, ray * channels, channels);
  }

  private void addView(GatheredSamples gathered, int entry, int ray, float weight) {
    for (int c = 0; c < channels; c++) {
      largest[c] = Math.max(largest[c], texel[c]);
    }
    if (weight > 0) {
      Runs.addScaled(weight, texel, 0, features, ray * channels, channels);
      Runs.addScaled(weight, gathered.features(), entry * image, images, ray * image, image);
    }
  }

  private void divide(int ray) {
    if (totals[ray] > 0) {
      for (int i = ray * channels; i < (ray + 1) * channels; i++) {
        features[i] /= totals[ray];
        pooled[i] /= totals[ray];
      }
      for (int i = ray * image; i < (ray + 1) * image; i++) {
        images[i] /= totals[ray];
      }
    }
  }

  /** Whether any view sees a ray. */
  boolean seen(int ray) {
    return totals[ray] > 0;
  }

  /** R x D, in the operator's unit. */
  float[] features() {
    return features;
  }

  /** R x D, in the operator's unit. */
  float[] pooled() {
    return pooled;
  }

  /** R x K. */
  float[] images() {
    return images;
  }
}
