package dev.lift3d.core.linalg;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.eigen.Eigen;

/**
 * The directions along which rows of numbers vary most: x is described by {@code basis (x - mean)}.
 *
 * <p>Signs are fixed (in each component the loading of largest magnitude is positive), so the same
 * rows always give the same basis.
 *
 * @param mean D floats
 * @param basis k x D floats, orthonormal rows, by falling variance
 * @param variances k floats, the rows' variance along each component
 */
public record PrincipalComponents(float[] mean, float[] basis, float[] variances) {
  /** Most rows a fit looks at; more are sampled. */
  static final int MAX_ROWS = 4096;

  /** Largest eigenproblem solved; where D is larger, this many rows are sampled. */
  static final int MAX_ORDER = 1024;

  /** Checks that the parts fit together. */
  public PrincipalComponents {
    if (mean.length == 0
        || variances.length == 0
        || basis.length != (long) mean.length * variances.length) {
      throw new IllegalArgumentException(
          "a basis of "
              + variances.length
              + " x "
              + mean.length
              + " floats was expected, found "
              + basis.length);
    }
  }

  /**
   * Fits mean and leading components. Rows that hold a number that is not finite are left out;
   * where the rows span fewer directions than asked for, the rest are any orthonormal ones of
   * variance 0.
   *
   * @param rows N x D floats
   * @param dimension D
   * @param components k, at most D
   * @param seed chooses the sampled rows where there are too many
   * @return the components
   * @throws IllegalArgumentException if no row is finite, or sizes do not fit
   */
  public static PrincipalComponents fit(float[] rows, int dimension, int components, long seed) {
    if (dimension < 1 || rows.length == 0 || rows.length % dimension != 0) {
      throw new IllegalArgumentException(
          "rows of " + dimension + " floats were expected, found " + rows.length + " floats");
    }
    if (components < 1 || components > dimension) {
      throw new IllegalArgumentException(
          "1 to " + dimension + " components can be fitted, asked for " + components);
    }
    int[] chosen = choose(rows, dimension, dimension > MAX_ORDER ? MAX_ORDER : MAX_ROWS, seed);
    double[] mean = mean(rows, dimension, chosen);
    double[] centred = new double[chosen.length * dimension];
    for (int i = 0; i < chosen.length; i++) {
      for (int d = 0; d < dimension; d++) {
        centred[i * dimension + d] = rows[chosen[i] * dimension + d] - mean[d];
      }
    }
    return leading(NdArrays.of(centred, chosen.length, dimension), mean, components);
  }

  /**
   * How many numbers a row has.
   *
   * @return D
   */
  public int dimension() {
    return mean.length;
  }

  /**
   * How many components there are.
   *
   * @return k
   */
  public int components() {
    return variances.length;
  }

  /**
   * Describes rows by the components.
   *
   * @param rows N x D floats
   * @return N x k floats
   */
  public float[] project(float[] rows) {
    int dimension = dimension();
    int k = components();
    if (rows.length % dimension != 0) {
      throw new IllegalArgumentException(
          "rows of " + dimension + " floats were expected, found " + rows.length + " floats");
    }
    int n = rows.length / dimension;
    float[] out = new float[n * k];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < k; c++) {
        double sum = 0;
        for (int d = 0; d < dimension; d++) {
          sum += (rows[i * dimension + d] - mean[d]) * basis[c * dimension + d];
        }
        out[i * k + c] = (float) sum;
      }
    }
    return out;
  }

  /** Finite rows, at most {@code limit}, by selection sampling (Knuth, volume 2, 3.4.2 S). */
  private static int[] choose(float[] rows, int dimension, int limit, long seed) {
    int n = rows.length / dimension;
    int[] finite = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      float sum = 0; // x - x is 0 for finite x, else NaN
      for (int d = 0; d < dimension; d++) {
        sum += rows[i * dimension + d] - rows[i * dimension + d];
      }
      if (sum == 0) {
        finite[count++] = i;
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException("components need a finite row, found none of " + n);
    }
    if (count <= limit) {
      return Arrays.copyOf(finite, count);
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] chosen = new int[limit];
    int taken = 0;
    for (int i = 0; taken < limit; i++) {
      if (random.nextInt(count - i) < limit - taken) {
        chosen[taken++] = finite[i];
      }
    }
    return chosen;
  }

  private static double[] mean(float[] rows, int dimension, int[] chosen) {
    double[] mean = new double[dimension];
    for (int row : chosen) {
      for (int d = 0; d < dimension; d++) {
        mean[d] += rows[row * dimension + d];
      }
    }
    for (int d = 0; d < dimension; d++) {
      mean[d] /= chosen.length;
    }
    return mean;
  }

  /**
   * The eigenvectors of X^T X, or through the smaller X X^T where rows are fewer than columns: if u
   * is an eigenvector of X X^T, X^T u is one of X^T X of the same eigenvalue.
   */
  private static PrincipalComponents leading(INDArray centred, double[] mean, int components) {
    long n = centred.rows();
    int dimension = mean.length;
    boolean gram = n < dimension;
    INDArray matrix = gram ? centred.mmul(centred.transpose()) : centred.transpose().mmul(centred);
    INDArray vectors = matrix.dup('f'); // LAPACK's order: columns are the eigenvectors
    double[] values = NdArrays.toDoubles(Eigen.symmetricGeneralizedEigenvalues(vectors, true));
    double[][] basis = new double[components][];
    float[] variances = new float[components];
    double largest = Math.max(values[values.length - 1], 0);
    for (int c = 0; c < components; c++) {
      int at = values.length - 1 - c; // eigenvalues come rising
      boolean real = at >= 0 && values[at] > largest * 1e-12;
      if (real) {
        INDArray vector = vectors.getColumn(at).reshape(values.length, 1);
        basis[c] = NdArrays.toDoubles(gram ? centred.transpose().mmul(vector) : vector);
        variances[c] = (float) (values[at] / n);
      }
      makeOrthonormal(basis, c, dimension);
    }
    return new PrincipalComponents(floats(mean), flatWithFixedSigns(basis, dimension), variances);
  }

  /** Gram and Schmidt, twice for rounding; a missing direction is found among the axes. */
  private static void makeOrthonormal(double[][] basis, int c, int dimension) {
    if (basis[c] != null && orthogonalise(basis, c)) {
      return;
    }
    for (int axis = 0; axis < dimension; axis++) {
      basis[c] = new double[dimension];
      basis[c][axis] = 1;
      if (orthogonalise(basis, c)) {
        return;
      }
    }
    throw new IllegalStateException("no direction is left for component " + c);
  }

  private static boolean orthogonalise(double[][] basis, int c) {
    double[] v = basis[c];
    if (!scaleToUnit(v, 0)) {
      return false;
    }
    for (int pass = 0; pass < 2; pass++) {
      for (int e = 0; e < c; e++) {
        double dot = 0;
        for (int d = 0; d < v.length; d++) {
          dot += v[d] * basis[e][d];
        }
        for (int d = 0; d < v.length; d++) {
          v[d] -= dot * basis[e][d];
        }
      }
      // Less than this of a unit vector left means it lay in the span of the others. c of D axes
      // are taken, so some axis always keeps sqrt(1 / D) of itself, 0.015 for D = 4096.
      if (!scaleToUnit(v, 1e-3)) {
        return false;
      }
    }
    return true;
  }

  private static boolean scaleToUnit(double[] v, double least) {
    double square = 0;
    for (double x : v) {
      square += x * x;
    }
    double norm = Math.sqrt(square);
    if (!(norm > least)) {
      return false;
    }
    for (int d = 0; d < v.length; d++) {
      v[d] /= norm;
    }
    return true;
  }

  private static float[] flatWithFixedSigns(double[][] basis, int dimension) {
    float[] flat = new float[basis.length * dimension];
    for (int c = 0; c < basis.length; c++) {
      double extreme = 0;
      for (double x : basis[c]) {
        extreme = Math.abs(x) > Math.abs(extreme) ? x : extreme;
      }
      for (int d = 0; d < dimension; d++) {
        flat[c * dimension + d] = (float) (extreme < 0 ? -basis[c][d] : basis[c][d]);
      }
    }
    return flat;
  }

  private static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }
}
