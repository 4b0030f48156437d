package dev.lift3d.correction.corrector;

import dev.lift3d.epipolar.GatheredSamples;
import java.util.Arrays;

/**
 * One ray, composited for each source view on its own: behind pruning one or two surface samples
 * carry a ray's weight, so that views can be compared ray by ray instead of sample by sample.
 * Working memory, filled again for each ray.
 */
final class ViewComposites {
  private final int views;
  private final int channels;
  private final float[] weights;
  private final float[] features;
  private final float[] colours;
  private final float[] angles;
  private final float[] agreements;
  private final float[] texel;
  private float total;
  private float seenShare;

  ViewComposites(int views, int channels) {
    this.views = views;
    this.channels = channels;
    weights = new float[views];
    features = new float[views * channels];
    colours = new float[views * 3];
    angles = new float[views];
    agreements = new float[views];
    texel = new float[channels];
  }

  /** Composites a ray of a chunk; whether any view sees it. */
  boolean fill(CorrectionChunk chunk, int ray) {
    for (float[] array : new float[][] {weights, features, colours, angles, agreements}) {
      Arrays.fill(array, 0);
    }
    total = 0;
    double seen = 0;
    double along = 0;
    int samples = chunk.gathered().samples();
    for (int sample = ray * samples; sample < (ray + 1) * samples; sample++) {
      if (chunk.rays().counts(sample)) {
        seen += chunk.rays().along()[sample] * (double) add(chunk, sample) / views;
        along += chunk.rays().along()[sample];
      }
    }
    seenShare = along > 0 ? (float) (seen / along) : 0;
    divide();
    return total > 0;
  }

  /** Adds a sample; how many views see it. */
  private int add(CorrectionChunk chunk, int sample) {
    int seeing = 0;
    for (int v = 0; v < views; v++) {
      int entry = sample * views + v;
      float weight = chunk.rays().weight(entry);
      if (weight > 0) {
        add(chunk, entry, v, weight);
      }
      seeing += chunk.gathered().masks()[entry] > 0 ? 1 : 0;
    }
    return seeing;
  }

  private void add(CorrectionChunk chunk, int entry, int v, float weight) {
    GatheredSamples gathered = chunk.gathered();
    chunk.sources().sample(gathered, entry, texel);
    Runs.addScaled(weight, texel, 0, features, v * channels, channels);
    int from = entry * (3 + gathered.channels());
    for (int c = 0; c < 3; c++) {
      colours[3 * v + c] += weight * gathered.features()[from + c];
    }
    angles[v] += weight * chunk.sources().angle(gathered, entry);
    agreements[v] += weight * gathered.depthAgreement(entry);
    weights[v] += weight;
    total += weight;
  }

  private void divide() {
    for (int v = 0; v < views; v++) {
      if (weights[v] > 0) {
        float inverse = 1 / weights[v];
        for (int i = v * channels; i < (v + 1) * channels; i++) {
          features[i] *= inverse;
        }
        for (int i = 3 * v; i < 3 * v + 3; i++) {
          colours[i] *= inverse;
        }
        angles[v] *= inverse;
        agreements[v] *= inverse;
      }
    }
  }

  int views() {
    return views;
  }

  int channels() {
    return channels;
  }

  /** Whether a view contributes to the ray. */
  boolean seen(int view) {
    return weights[view] > 0;
  }

  /** A view's share of the ray; shares sum to 1. */
  float share(int view) {
    return weights[view] / total;
  }

  /** V x D, in the operator's unit; zero for views that contribute nothing. */
  float[] features() {
    return features;
  }

  /** V x 3. */
  float[] colours() {
    return colours;
  }

  /** How far apart target and view look, 0 to 2. */
  float angle(int view) {
    return angles[view];
  }

  /** How well the view's own depth agrees, 0 to 1. */
  float agreement(int view) {
    return agreements[view];
  }

  /** Of the views, the share that sees the ray's surface. */
  float seenShare() {
    return seenShare;
  }
}
