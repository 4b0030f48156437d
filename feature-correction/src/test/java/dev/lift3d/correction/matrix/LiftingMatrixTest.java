package dev.lift3d.correction.matrix;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.tensor.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiftingMatrixTest {
  private static final int ROWS = 130; // more than two strips of the product

  private final Workers workers = Workers.start(2);

  @AfterEach
  void close() {
    workers.close();
  }

  private static List<TexelGrid> grids(LiftingContributions contributions, int stride) {
    return contributions.sources().stream()
        .map(s -> RandomContributions.grid(s.camera(), stride))
        .toList();
  }

  private static List<FeatureMap> noise(List<TexelGrid> grids, int channels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return grids.stream()
        .map(
            grid -> {
              float[] data = new float[grid.count() * channels];
              for (int i = 0; i < data.length; i++) {
                data[i] = (float) random.nextDouble(-1, 1);
              }
              return grid.map(channels, data);
            })
        .toList();
  }

  /** The definition: the weighted mean of what each map shows at each place. */
  private static float[] direct(LiftingContributions c, List<FeatureMap> maps) {
    int channels = maps.get(0).channels();
    float[] out = new float[c.target().count() * channels];
    float[] texel = new float[channels];
    ContributionRows rows = c.rows();
    for (int r = 0; r < rows.rows(); r++) {
      for (int e = rows.rowStart()[r]; e < rows.rowStart()[r + 1]; e++) {
        FeatureMap map = maps.get(rows.views()[e]);
        var k = c.sources().get(rows.views()[e]).camera().intrinsics();
        map.sample(
            (double) rows.pixels()[2 * e] * map.cells().imageWidth() / k.width(),
            (double) rows.pixels()[2 * e + 1] * map.cells().imageHeight() / k.height(),
            texel);
        for (int d = 0; d < channels; d++) {
          out[r * channels + d] += rows.weights()[e] * texel[d];
        }
      }
    }
    return out;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,4", "64,8", "257,8", "7,100"})
  void itIsTheBilinearLookUpsWrittenAsAMatrix(int channels, int stride) {
    LiftingContributions c = RandomContributions.of(ROWS, 3, 20, 1, Pruning.NONE);
    List<FeatureMap> maps = noise(grids(c, stride), channels, 2);
    LiftingMatrix matrix = LiftingMatrix.forMaps(c, maps, workers);
    // Up to 80 products of numbers in [-1, 1], added up in another order.
    assertClose("features", direct(c, maps), matrix.apply(maps, workers).data(), 2e-6);
  }

  @Test
  void oneMatrixServesEveryNumberOfChannels() {
    LiftingContributions c = RandomContributions.of(ROWS, 2, 10, 3, Pruning.DEFAULT);
    List<TexelGrid> grids = grids(c, 4);
    LiftingMatrix matrix = LiftingMatrix.of(c, grids, workers);
    List<FeatureMap> many = noise(grids, 33, 4);
    float[] all = matrix.apply(many, workers).data();
    for (int channel : new int[] {0, 17, 32}) {
      List<FeatureMap> one = many.stream().map(m -> channel(m, channel)).toList();
      float[] alone = matrix.apply(one, workers).data();
      for (int r = 0; r < ROWS; r++) {
        assertEquals(all[r * 33 + channel], alone[r], 1e-6f, "row " + r);
      }
    }
  }

  private static FeatureMap channel(FeatureMap map, int channel) {
    float[] data = new float[map.height() * map.width()];
    for (int i = 0; i < data.length; i++) {
      data[i] = map.data()[i * map.channels() + channel];
    }
    return TexelGrid.of(map).map(1, data);
  }

  @Test
  void theNumberOfWorkersDoesNotMatterToTheLastBit() {
    LiftingContributions c = RandomContributions.of(ROWS, 3, 20, 5, Pruning.DEFAULT);
    List<FeatureMap> maps = noise(grids(c, 4), 5, 6);
    float[] two = LiftingMatrix.forMaps(c, maps, workers).apply(maps, workers).data();
    try (Workers one = Workers.start(1)) {
      assertArrayEquals(two, LiftingMatrix.forMaps(c, maps, one).apply(maps, one).data());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 150})
  void halvesLiftAsTheirValuesDo(int channels) {
    LiftingContributions c = RandomContributions.of(ROWS, 3, 12, 7, Pruning.DEFAULT);
    List<FeatureMap> maps = noise(grids(c, 4), channels, 8);
    List<HalfFeatureMap> halves = maps.stream().map(HalfFeatureMap::of).toList();
    List<FeatureMap> rounded = halves.stream().map(HalfFeatureMap::widened).toList();
    LiftingMatrix matrix = LiftingMatrix.forMaps(c, maps, workers);
    float[] found = matrix.applyHalves(halves, workers).data();
    assertArrayEquals(matrix.apply(rounded, workers).data(), found);
    // A half holds eleven bits: numbers up to 1 are within 2^-12, and so are their means.
    assertClose("halves", matrix.apply(maps, workers).data(), found, 0x1p-12 + 1e-6);
  }

  /** The adjoint by definition: W x . y = x . W^T y. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theTransposeIsTheAdjoint(long seed) {
    LiftingContributions c = RandomContributions.of(ROWS, 3, 15, seed, Pruning.DEFAULT);
    List<FeatureMap> x = noise(grids(c, 4), 6, seed + 10);
    LiftingMatrix matrix = LiftingMatrix.forMaps(c, x, workers);
    FeatureMap y = noise(List.of(c.target().grid()), 6, seed + 20).get(0);
    double there = dot(matrix.apply(x, workers), y);
    List<FeatureMap> spread = matrix.applyTransposed(y, workers);
    double back = IntStream.range(0, 3).mapToDouble(v -> dot(x.get(v), spread.get(v))).sum();
    double size = Math.sqrt(dot(y, y) * x.stream().mapToDouble(m -> dot(m, m)).sum());
    // Both add up the same products, rounded to float32 on the way.
    assertEquals(there, back, 1e-7 * size);
    assertTrue(Math.abs(there) > 1e-4 * size, "the products do not vanish");
  }

  private static double dot(FeatureMap a, FeatureMap b) {
    double sum = 0;
    for (int i = 0; i < a.data().length; i++) {
      sum += (double) a.data()[i] * b.data()[i];
    }
    return sum;
  }

  @Test
  void columnSumsAddUpToTheRowsThatAreSeen() {
    LiftingContributions c = RandomContributions.of(ROWS, 3, 15, 4, Pruning.DEFAULT);
    LiftingMatrix matrix = LiftingMatrix.of(c, grids(c, 8), workers);
    int seen = 0;
    for (int r = 0; r < ROWS; r++) {
      seen += c.rows().rowStart()[r + 1] > c.rows().rowStart()[r] ? 1 : 0;
    }
    assertTrue(seen < ROWS, "some cells are seen by no view");
    double sum = 0;
    for (FeatureMap map : matrix.columnSums(workers)) {
      sum += IntStream.range(0, map.data().length).mapToDouble(i -> map.data()[i]).sum();
    }
    assertEquals(seen, sum, 1e-4 * seen);
  }

  @Test
  void whatNoViewSeesIsZeroAndHasNoConfidence() {
    LiftingContributions c = RandomContributions.of(ROWS, 3, 15, 4, Pruning.NONE);
    List<FeatureMap> maps = noise(grids(c, 8), 4, 5);
    LiftingMatrix matrix = LiftingMatrix.forMaps(c, maps, workers);
    FeatureMap lifted = matrix.apply(maps, workers);
    for (int r = 0; r < ROWS; r++) {
      boolean empty = c.rows().rowStart()[r + 1] == c.rows().rowStart()[r];
      float[] cell = Arrays.copyOfRange(lifted.data(), 4 * r, 4 * r + 4);
      assertEquals(empty, matrix.rowSums()[r] == 0, "row " + r);
      assertEquals(empty, Arrays.equals(cell, new float[4]), "row " + r);
    }
  }

  @Test
  void mapsThatDoNotFitAreRefused() {
    LiftingContributions c = RandomContributions.of(ROWS, 2, 5, 4, Pruning.NONE);
    List<FeatureMap> maps = noise(grids(c, 8), 4, 5);
    LiftingMatrix matrix = LiftingMatrix.forMaps(c, maps, workers);
    List<FeatureMap> others = noise(grids(c, 4), 4, 5);
    List<FeatureMap> mixed = List.of(maps.get(0), channel(maps.get(1), 0));
    assertThrows(IllegalArgumentException.class, () -> matrix.apply(others, workers));
    assertThrows(IllegalArgumentException.class, () -> matrix.apply(mixed, workers));
    assertThrows(
        IllegalArgumentException.class,
        () -> LiftingMatrix.forMaps(c, maps.subList(0, 1), workers));
    FeatureMap wrong = new FeatureMap(1, 1, 1, new float[1], new CellLayout(8, 0, 8, 8));
    assertThrows(IllegalArgumentException.class, () -> matrix.applyTransposed(wrong, workers));
  }
}
