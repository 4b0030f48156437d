package dev.lift3d.correction.corrector;

import java.util.Arrays;

/**
 * Inner products between the standardised features that the views show on one ray, a mean over
 * channels: everything that compares views follows from them, whatever the number of channels.
 *
 * <p>Features are taken relative to the blended one, so that small disagreements keep their digits.
 * Working memory, filled again for each ray.
 */
final class ViewGram {
  private final int views;
  private final float[] centre;
  private final float[] offsets;
  private final double[] products;
  private final double[] alongCentre;
  private double centreSquared;

  ViewGram(int views, int channels) {
    this.views = views;
    centre = new float[channels];
    offsets = new float[views * channels];
    products = new double[views * views];
    alongCentre = new double[views];
  }

  /** Takes over a ray that some view sees. */
  void fill(ViewComposites ray, FeatureScale scale) {
    int channels = ray.channels();
    Arrays.fill(centre, 0);
    for (int v = 0; v < views; v++) {
      if (ray.seen(v)) {
        Runs.addScaled(ray.share(v), ray.features(), v * channels, centre, 0, channels);
      }
    }
    for (int v = 0; v < views; v++) {
      if (ray.seen(v)) {
        difference(ray.features(), scale.inverse(), v * channels);
      } else {
        Arrays.fill(offsets, v * channels, (v + 1) * channels, 0);
      }
    }
    for (int c = 0; c < channels; c++) {
      centre[c] = scale.standardised(centre[c], c);
    }
    multiply(scale.varying());
  }

  private void difference(float[] features, float[] inverse, int at) {
    for (int c = 0; c < centre.length; c++) {
      offsets[at + c] = (features[at + c] - centre[c]) * inverse[c];
    }
  }

  private void multiply(int varying) {
    int channels = centre.length;
    for (int i = 0; i < views; i++) {
      for (int j = 0; j <= i; j++) {
        double product = Runs.dot(offsets, i * channels, offsets, j * channels, channels) / varying;
        products[i * views + j] = product;
        products[j * views + i] = product;
      }
      alongCentre[i] = Runs.dot(offsets, i * channels, centre, 0, channels) / varying;
    }
    centreSquared = Runs.dot(centre, 0, centre, 0, channels) / varying;
  }

  /** The product of two views' standardised features relative to the blended one. */
  double product(int i, int j) {
    return products[i * views + j];
  }

  /** The product of two views' standardised features, not relative to anything. */
  double full(int i, int j) {
    return centreSquared + alongCentre[i] + alongCentre[j] + product(i, j);
  }

  /** The product of a view's standardised features with the blended ones. */
  double withCentre(int i) {
    return centreSquared + alongCentre[i];
  }

  /** The blended feature's square. */
  double centreSquared() {
    return centreSquared;
  }

  /** D, the blended feature, standardised. */
  float[] centre() {
    return centre;
  }

  /** V x D, the views' standardised features relative to the blended one. */
  float[] offsets() {
    return offsets;
  }
}
