package dev.lift3d.correction.corrector;

/**
 * Weighs the views of each ray anew: a view's weight is multiplied by a factor that a small network
 * reads off {@link ViewStatistics}. Nothing in it depends on the operator's channels, and the
 * result is a mean of what the sources show, never anything beyond.
 */
public final class AgnosticCorrector implements Corrector {
  private final AgnosticWeights weights;

  /**
   * A corrector.
   *
   * @param weights its parameters
   */
  public AgnosticCorrector(AgnosticWeights weights) {
    this.weights = weights;
  }

  @Override
  public void correct(CorrectionChunk chunk, int firstRay, float[] out) {
    FeatureSources sources = chunk.sources();
    int views = chunk.gathered().views();
    int channels = sources.channels();
    ViewComposites ray = new ViewComposites(views, channels);
    ViewGram gram = new ViewGram(views, channels);
    ViewStatistics statistics = new ViewStatistics(views);
    float[] numbers = new float[views * ViewStatistics.COUNT];
    for (int r = 0; r < chunk.gathered().rays(); r++) {
      if (ray.fill(chunk, r)) {
        gram.fill(ray, sources.scale());
        statistics.fill(ray, gram, numbers, 0);
        blend(ray, shares(ray, numbers), out, (firstRay + r) * channels);
      }
    }
  }

  /** New shares of the views; they sum to 1. */
  private double[] shares(ViewComposites ray, float[] numbers) {
    double[] shares = new double[ray.views()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int v = 0; v < shares.length; v++) {
      shares[v] = weights.logFactor(numbers, v * ViewStatistics.COUNT);
      largest = ray.seen(v) ? Math.max(largest, shares[v]) : largest;
    }
    double sum = 0;
    for (int v = 0; v < shares.length; v++) {
      shares[v] = ray.seen(v) ? ray.share(v) * Math.exp(shares[v] - largest) : 0;
      sum += shares[v];
    }
    for (int v = 0; v < shares.length; v++) {
      shares[v] /= sum;
    }
    return shares;
  }

  private static void blend(ViewComposites ray, double[] shares, float[] out, int at) {
    int channels = ray.channels();
    for (int v = 0; v < shares.length; v++) {
      if (shares[v] > 0) {
        Runs.addScaled((float) shares[v], ray.features(), v * channels, out, at, channels);
      }
    }
  }
}
