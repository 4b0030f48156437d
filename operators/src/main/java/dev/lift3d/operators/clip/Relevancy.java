package dev.lift3d.operators.clip;

import dev.lift3d.core.image.FeatureMap;
import java.util.List;

/**
 * How much a vector is about words rather than about anything (Kerr et al. 2023, LERF, section
 * 3.3): the smallest over canonical phrases c of exp(t e.p) / (exp(t e.p) + exp(t e.c)), in [0, 1],
 * 0.5 where nothing is said.
 */
public final class Relevancy {
  /** The phrases that mean nothing in particular. */
  public static final List<String> CANONICAL = List.of("object", "things", "stuff", "texture");

  /** t, as in LERF. */
  private static final double TEMPERATURE = 10;

  private final List<float[]> queries;
  private final List<float[]> canonical;

  private Relevancy(List<float[]> queries, List<float[]> canonical) {
    this.queries = queries;
    this.canonical = canonical;
  }

  /**
   * Asks for words.
   *
   * @param queries vectors of the words, at least one, made unit vectors here
   * @param canonical vectors of {@link #CANONICAL} or of other phrases, at least one
   * @return the question
   * @throws IllegalArgumentException if there is none, or lengths differ
   */
  public static Relevancy of(List<float[]> queries, List<float[]> canonical) {
    if (queries.isEmpty() || canonical.isEmpty()) {
      throw new IllegalArgumentException("at least one query and one canonical phrase are needed");
    }
    int length = queries.get(0).length;
    for (List<float[]> list : List.of(queries, canonical)) {
      if (list.stream().anyMatch(v -> v.length != length)) {
        throw new IllegalArgumentException("vectors of one model have one length, " + length);
      }
    }
    return new Relevancy(
        queries.stream().map(UnitVectors::unit).toList(),
        canonical.stream().map(UnitVectors::unit).toList());
  }

  /**
   * How many queries there are.
   *
   * @return K
   */
  public int queries() {
    return queries.size();
  }

  /**
   * The relevancy of one vector.
   *
   * @param embedding E numbers, of any length above 0
   * @return a number in [0, 1] a query
   */
  public float[] of(float[] embedding) {
    float[] unit = UnitVectors.unit(embedding);
    double nearest = Double.NEGATIVE_INFINITY;
    for (float[] phrase : canonical) {
      nearest = Math.max(nearest, dot(unit, phrase));
    }
    float[] out = new float[queries.size()];
    for (int k = 0; k < out.length; k++) {
      // The smallest share is the one against the canonical phrase that fits best.
      double ahead = dot(unit, queries.get(k)) - nearest;
      out[k] = (float) (1 / (1 + Math.exp(-TEMPERATURE * ahead)));
    }
    return out;
  }

  /**
   * The relevancy of every cell of a map.
   *
   * @param features (h, w, E)
   * @return (h, w, K) on the same cells
   */
  public FeatureMap of(FeatureMap features) {
    int channels = features.channels();
    int cells = features.width() * features.height();
    float[] out = new float[cells * queries.size()];
    float[] cell = new float[channels];
    for (int i = 0; i < cells; i++) {
      System.arraycopy(features.data(), i * channels, cell, 0, channels);
      System.arraycopy(of(cell), 0, out, i * queries.size(), queries.size());
    }
    return new FeatureMap(
        queries.size(), features.height(), features.width(), out, features.cells());
  }

  private static double dot(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "queries are of " + b.length + " numbers, the vector has " + a.length);
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
