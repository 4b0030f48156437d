package dev.lift3d.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalComponentsTest {
  /** Few rows of many numbers (the Gram route), many rows of few, and one beyond the sample. */
  @ParameterizedTest
  @CsvSource({"60, 200", "500, 12", "5000, 20", "3, 4096"})
  void aConstructedLowRankIsFoundAgain(int n, int dimension) {
    LowRank truth = new LowRank(n, dimension, 2);
    PrincipalComponents found = PrincipalComponents.fit(truth.rows, dimension, 2, 1);
    assertOrthonormal(found);
    float[] described = found.project(truth.rows);
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < dimension; d++) {
        double back = found.mean()[d];
        for (int c = 0; c < 2; c++) {
          back += described[i * 2 + c] * found.basis()[c * dimension + d];
        }
        // Singles of magnitude up to about 30.
        assertEquals(truth.rows[i * dimension + d], back, 1e-4);
      }
    }
  }

  @Test
  void componentsAreTheConstructedDirectionsByFallingVariance() {
    Random random = new Random(3);
    int n = 3000;
    float[] rows = new float[n * 5];
    for (int i = 0; i < n; i++) {
      // Along (0, 0.6, 0.8, 0, 0) spread 5, along axis 4 spread 2, noise 0.1 elsewhere.
      double a = 5 * random.nextGaussian();
      double b = 2 * random.nextGaussian();
      double[] row = {0, 0.6 * a, 0.8 * a, 0, b};
      for (int d = 0; d < 5; d++) {
        rows[i * 5 + d] = (float) (7 + row[d] + 0.1 * random.nextGaussian());
      }
    }
    PrincipalComponents found = PrincipalComponents.fit(rows, 5, 2, 1);
    // 3000 samples: directions to about spread ratio / sqrt(3000).
    assertArrayEquals(new float[] {0, 0.6f, 0.8f, 0, 0}, Arrays.copyOf(found.basis(), 5), 0.03f);
    assertArrayEquals(new float[] {0, 0, 0, 0, 1}, Arrays.copyOfRange(found.basis(), 5, 10), 0.03f);
    assertEquals(25, found.variances()[0], 3);
    assertEquals(4, found.variances()[1], 0.5);
    float[] described = found.project(rows);
    double square = 0;
    for (int i = 0; i < n; i++) {
      square += described[2 * i] * described[2 * i];
    }
    assertEquals(found.variances()[0], square / n, 1e-3 * found.variances()[0]);
  }

  @ParameterizedTest
  @CsvSource({"40, 64, 8", "300, 30, 30", "2000, 8, 3"})
  void theBasisIsOrthonormalAndItsSignsFixed(int n, int dimension, int k) {
    Random random = new Random(8);
    float[] rows = new float[n * dimension];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
    PrincipalComponents found = PrincipalComponents.fit(rows, dimension, k, 1);
    assertOrthonormal(found);
    for (int c = 0; c < k; c++) {
      float[] row = Arrays.copyOfRange(found.basis(), c * dimension, (c + 1) * dimension);
      float extreme = 0;
      for (float x : row) {
        extreme = Math.abs(x) > Math.abs(extreme) ? x : extreme;
      }
      assertTrue(extreme > 0, "component " + c);
      assertTrue(c == 0 || found.variances()[c] <= found.variances()[c - 1]);
    }
  }

  /** The definition: descriptions are uncorrelated, and their variances are the components'. */
  @ParameterizedTest
  @CsvSource({"40, 64, 8", "300, 30, 30", "2000, 8, 3"})
  void descriptionsAreUncorrelated(int n, int dimension, int k) {
    float[] rows = new LowRank(n, dimension, dimension).rows;
    PrincipalComponents found = PrincipalComponents.fit(rows, dimension, k, 1);
    float[] described = found.project(rows);
    for (int a = 0; a < k; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += described[i * k + a] * described[i * k + b];
        }
        double expected = a == b ? found.variances()[a] : 0;
        // Singles: relative to the largest variance.
        assertEquals(expected, sum / n, 1e-5 * found.variances()[0], a + ", " + b);
      }
    }
  }

  @Test
  void theSameRowsGiveTheSameBasis() {
    LowRank truth = new LowRank(6000, 16, 5);
    PrincipalComponents a = PrincipalComponents.fit(truth.rows, 16, 3, 42);
    PrincipalComponents b = PrincipalComponents.fit(truth.rows.clone(), 16, 3, 42);
    assertArrayEquals(a.basis(), b.basis());
    assertArrayEquals(a.mean(), b.mean());
  }

  @Test
  void rowsThatDoNotVaryStillGiveAnOrthonormalBasis() {
    float[] rows = new float[10 * 4];
    Arrays.fill(rows, 2.5f);
    PrincipalComponents found = PrincipalComponents.fit(rows, 4, 3, 1);
    assertOrthonormal(found);
    assertArrayEquals(new float[3], found.variances());
    assertArrayEquals(new float[30], found.project(rows));
  }

  @Test
  void moreComponentsThanTheRowsSpanAreFilledUp() {
    PrincipalComponents found = PrincipalComponents.fit(new LowRank(2, 50, 1).rows, 50, 3, 1);
    assertOrthonormal(found);
    assertTrue(found.variances()[0] > 0);
    assertEquals(0, found.variances()[2]);
  }

  @Test
  void rowsThatAreNotFiniteAreLeftOut() {
    LowRank truth = new LowRank(50, 6, 2);
    float[] hurt = Arrays.copyOf(truth.rows, truth.rows.length + 12);
    hurt[300] = Float.NaN;
    hurt[307] = Float.POSITIVE_INFINITY;
    assertArrayEquals(
        PrincipalComponents.fit(truth.rows, 6, 2, 1).basis(),
        PrincipalComponents.fit(hurt, 6, 2, 1).basis());
    assertThrows(
        IllegalArgumentException.class,
        () -> PrincipalComponents.fit(new float[] {Float.NaN, 1}, 2, 1, 1));
  }

  @Test
  void wrongSizesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> PrincipalComponents.fit(new float[7], 3, 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> PrincipalComponents.fit(new float[6], 3, 4, 1));
  }

  private static void assertOrthonormal(PrincipalComponents found) {
    int dimension = found.dimension();
    for (int a = 0; a < found.components(); a++) {
      for (int b = 0; b <= a; b++) {
        double dot = 0;
        for (int d = 0; d < dimension; d++) {
          dot += found.basis()[a * dimension + d] * found.basis()[b * dimension + d];
        }
        // Loadings are kept as singles.
        assertEquals(a == b ? 1 : 0, dot, 1e-6, a + ", " + b);
      }
    }
  }

  /** Rows of exactly the given rank about a mean that is not zero. */
  private static final class LowRank {
    final float[] rows;

    LowRank(int n, int dimension, int rank) {
      Random random = new Random(n + dimension);
      double[][] directions = new double[rank][dimension];
      for (double[] direction : directions) {
        Arrays.setAll(direction, d -> random.nextGaussian());
      }
      rows = new float[n * dimension];
      for (int i = 0; i < n; i++) {
        double[] weights = new double[rank];
        Arrays.setAll(weights, r -> random.nextGaussian() * (r + 1));
        for (int d = 0; d < dimension; d++) {
          double x = 3;
          for (int r = 0; r < rank; r++) {
            x += weights[r] * directions[r][d];
          }
          rows[i * dimension + d] = (float) x;
        }
      }
    }
  }
}
