package dev.lift3d.correction.corrector;

import java.util.Arrays;

/**
 * What makes a view's feature on a ray credible: {@value #COUNT} numbers a view, of about unit
 * size, none of which knows how many channels there are.
 *
 * <ol>
 *   <li>cosine between the view's feature and the weighted mean of the others' (0 if it is alone)
 *   <li>logarithm of its distance from a robust centre over the median distance
 *   <li>half the logarithm of that distance, in deviations of the operator
 *   <li>agreement of its colour with the blended colour, 1 at none and 1/e at a tenth's difference
 *   <li>half the logarithm of its share of the ray, relative to an even share
 *   <li>how far apart target and view look, 0 to 2
 *   <li>of all views, the share that sees the surface
 *   <li>agreement of its own depth with the surface, 0.5 if unknown
 * </ol>
 *
 * <p>The robust centre is the weighted geometric median (Weiszfeld 1937), three steps from the
 * mean. Working memory, filled again for each ray.
 */
final class ViewStatistics {
  /** Statistics of a view. */
  static final int COUNT = 8;

  private static final int STEPS = 3;

  /** Squared distance, in deviations, below which views count as equal. */
  private static final double NOTHING = 1e-6;

  private static final double COLOUR_SCALE = 0.1;
  private static final double LARGEST_LOG = 3;

  private final int views;
  private final double[] distances;
  private final double[] pull;

  ViewStatistics(int views) {
    this.views = views;
    distances = new double[views];
    pull = new double[views];
  }

  /** Writes V x {@value #COUNT} numbers; zeros for views that do not see the ray. */
  void fill(ViewComposites ray, ViewGram gram, float[] out, int at) {
    Arrays.fill(out, at, at + views * COUNT, 0);
    measureDistances(ray, gram);
    double median = medianDistance(ray);
    double[] blended = blendedColour(ray);
    int seeing = 0;
    for (int v = 0; v < views; v++) {
      seeing += ray.seen(v) ? 1 : 0;
    }
    for (int v = 0; v < views; v++) {
      if (ray.seen(v)) {
        int to = at + v * COUNT;
        out[to] = (float) cosine(ray, gram, v);
        out[to + 1] = (float) clipped(Math.log(distances[v] / median));
        out[to + 2] = (float) (0.5 * Math.log(distances[v]));
        out[to + 3] = (float) Math.exp(-colourDistance(ray, v, blended) / COLOUR_SCALE);
        out[to + 4] = (float) clipped(0.5 * Math.log((double) ray.share(v) * seeing));
        out[to + 5] = ray.angle(v);
        out[to + 6] = ray.seenShare();
        out[to + 7] = ray.agreement(v);
      }
    }
  }

  private static double clipped(double logarithm) {
    return Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, logarithm));
  }

  private static double cosine(ViewComposites ray, ViewGram gram, int v) {
    double p = ray.share(v);
    if (1 - p < 1e-6) {
      return 0;
    }
    double own = gram.full(v, v);
    double cross = gram.withCentre(v);
    double others = gram.centreSquared() - 2 * p * cross + p * p * own; // times (1 - p)^2
    double length = Math.sqrt(Math.max(0, own) * Math.max(0, others));
    return Math.max(-1, Math.min(1, (cross - p * own) / (length + 1e-9)));
  }

  /** Distance of each view from the geometric median, in deviations. */
  private void measureDistances(ViewComposites ray, ViewGram gram) {
    for (int v = 0; v < views; v++) {
      pull[v] = ray.share(v);
    }
    for (int step = 0; step <= STEPS; step++) {
      double centre = 0;
      for (int i = 0; i < views; i++) {
        centre += pull[i] * towards(gram, i);
      }
      for (int i = 0; i < views; i++) {
        double squared = gram.product(i, i) - 2 * towards(gram, i) + centre;
        distances[i] = Math.sqrt(Math.max(0, squared) + NOTHING);
      }
      if (step < STEPS) {
        pullByDistance(ray);
      }
    }
  }

  private double towards(ViewGram gram, int i) {
    double sum = 0;
    for (int j = 0; j < views; j++) {
      sum += pull[j] * gram.product(i, j);
    }
    return sum;
  }

  private void pullByDistance(ViewComposites ray) {
    double sum = 0;
    for (int v = 0; v < views; v++) {
      pull[v] = ray.share(v) / distances[v];
      sum += pull[v];
    }
    for (int v = 0; v < views; v++) {
      pull[v] /= sum;
    }
  }

  private double medianDistance(ViewComposites ray) {
    double[] seen = new double[views];
    int count = 0;
    for (int v = 0; v < views; v++) {
      if (ray.seen(v)) {
        seen[count++] = distances[v];
      }
    }
    Arrays.sort(seen, 0, count);
    return 0.5 * (seen[(count - 1) / 2] + seen[count / 2]);
  }

  private double[] blendedColour(ViewComposites ray) {
    double[] blended = new double[3];
    for (int v = 0; v < views; v++) {
      for (int c = 0; c < 3; c++) {
        blended[c] += ray.share(v) * ray.colours()[3 * v + c];
      }
    }
    return blended;
  }

  private static double colourDistance(ViewComposites ray, int v, double[] blended) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double difference = ray.colours()[3 * v + c] - blended[c];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
