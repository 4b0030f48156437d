package dev.lift3d.correction.corrector;

import static dev.lift3d.core.testing.Closeness.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.matrix.BlendedRays;
import dev.lift3d.epipolar.Conventions;
import dev.lift3d.epipolar.GatheredSamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgnosticCorrectorTest {
  private static final Corrector ANY = new AgnosticCorrector(RandomChunk.agnostic(3));

  @ParameterizedTest
  @CsvSource({"1,1", "2,3", "4,1", "7,17", "10,768", "3,4096"})
  void untrainedItIsSharedWeights(int views, int channels) {
    CorrectionChunk chunk = RandomChunk.of(views, channels, 1);
    Corrector untrained = new AgnosticCorrector(AgnosticWeights.initial(2));
    // Means in float32 of some 50 values up to 4.
    assertClose(
        "features", RandomChunk.shared(chunk), RandomChunk.corrected(untrained, chunk), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"2,1", "5,3", "9,64", "4,4096"})
  void whatComesOutLiesBetweenTheSources(int views, int channels) {
    CorrectionChunk chunk = RandomChunk.of(views, channels, 5);
    float[] found = RandomChunk.corrected(ANY, chunk);
    boolean moved = false;
    float[] shared = RandomChunk.shared(chunk);
    for (int i = 0; i < found.length; i++) {
      float lowest = Float.POSITIVE_INFINITY;
      float highest = Float.NEGATIVE_INFINITY;
      for (FeatureMap map : chunk.sources().maps()) {
        for (int t = i % channels; t < map.data().length; t += channels) {
          lowest = Math.min(lowest, map.data()[t]);
          highest = Math.max(highest, map.data()[t]);
        }
      }
      assertTrue(found[i] >= lowest - 1e-6 && found[i] <= highest + 1e-6, "element " + i);
      moved |= Math.abs(found[i] - shared[i]) > 1e-3; // a hundred times what rounding does
    }
    assertTrue(moved, "trained, it does something");
  }

  @Test
  void theOrderOfViewsDoesNotMatter() {
    int views = 6;
    CorrectionChunk chunk = RandomChunk.of(views, 12, 7);
    List<Integer> order = new ArrayList<>(List.of(3, 0, 5, 1, 4, 2));
    CorrectionChunk other = permuted(chunk, order);
    // The same sums in another order.
    assertClose(
        "features", RandomChunk.corrected(ANY, chunk), RandomChunk.corrected(ANY, other), 1e-5);
  }

  private static CorrectionChunk permuted(CorrectionChunk chunk, List<Integer> order) {
    GatheredSamples from = chunk.gathered();
    int views = from.views();
    GatheredSamples to = new GatheredSamples();
    to.resize(from.rays(), from.samples(), views, from.channels(), Conventions.CORRECTED);
    float[] across = new float[chunk.rays().across().length];
    for (int entry = 0; entry < across.length; entry++) {
      int old = entry / views * views + order.get(entry % views);
      across[entry] = chunk.rays().across()[old];
      copy(from.masks(), old, to.masks(), entry, 1);
      copy(from.pixels(), old, to.pixels(), entry, 2);
      copy(from.differences(), old, to.differences(), entry, from.differenceChannels());
      copy(from.features(), old, to.features(), entry, RandomChunk.IMAGE);
    }
    List<FeatureMap> maps = order.stream().map(v -> chunk.sources().maps().get(v)).toList();
    return new CorrectionChunk(
        new BlendedRays(to, chunk.rays().along(), across), RandomChunk.sources(maps));
  }

  private static void copy(float[] from, int old, float[] to, int entry, int width) {
    System.arraycopy(from, old * width, to, entry * width, width);
  }

  @ParameterizedTest
  @CsvSource({"1000,0", "0.001,0", "1,50", "-3,7"})
  void theOperatorsScaleDoesNotMatter(double factor, double offset) {
    CorrectionChunk chunk = RandomChunk.of(5, 9, 11);
    float[] plain = RandomChunk.corrected(ANY, chunk);
    List<FeatureMap> maps =
        chunk.sources().maps().stream().map(m -> RandomChunk.scaled(m, factor, offset)).toList();
    float[] scaled = RandomChunk.corrected(ANY, RandomChunk.on(chunk, maps));
    float[] expected = new float[plain.length];
    for (int i = 0; i < plain.length; i++) {
      expected[i] = (float) (plain[i] * factor + offset);
    }
    // float32 rounds the offset's digits away from the features, and logarithms enlarge it a bit.
    double tolerance = 1e-5 * (4 * Math.abs(factor) + Math.abs(offset));
    assertClose("features", expected, scaled, tolerance);
  }

  @Test
  void equalViewsGiveThatView() {
    FeatureMap one = RandomChunk.map(5, constant(5));
    CorrectionChunk chunk = RandomChunk.of(Collections.nCopies(4, one), new SplittableRandom(2));
    float[] expected = new float[RandomChunk.RAYS * 5];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = i % 5;
    }
    assertClose("features", expected, RandomChunk.corrected(ANY, chunk), 1e-5);
  }

  private static float[] constant(int channels) {
    float[] data = new float[6 * channels];
    for (int i = 0; i < data.length; i++) {
      data[i] = i % channels;
    }
    return data;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void oneViewOrNoneIsNoTrouble(int seeing) {
    CorrectionChunk chunk = RandomChunk.of(3, 8, 13);
    float[] masks = chunk.gathered().masks();
    for (int i = 0; i < chunk.rays().across().length; i++) {
      masks[i] = i % 3 < seeing ? 1 : 0;
      chunk.rays().across()[i] = i % 3 < seeing ? 1 : 0;
    }
    float[] found = RandomChunk.corrected(ANY, chunk);
    if (seeing == 0) {
      assertArrayEquals(new float[found.length], found);
    } else {
      assertClose("features", RandomChunk.shared(chunk), found, 1e-5);
    }
  }

  @Test
  void onRaysOfOneChunkNothingDependsOnOtherRays() {
    CorrectionChunk chunk = RandomChunk.of(4, 6, 17);
    float[] all = RandomChunk.corrected(ANY, chunk);
    float[] out = new float[all.length + 12];
    ANY.correct(chunk, 2, out);
    assertArrayEquals(all, Arrays.copyOfRange(out, 12, out.length));
    assertArrayEquals(new float[12], Arrays.copyOf(out, 12));
  }
}
