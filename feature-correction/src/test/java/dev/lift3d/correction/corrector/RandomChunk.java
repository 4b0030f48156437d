package dev.lift3d.correction.corrector;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.matrix.BlendedRays;
import dev.lift3d.epipolar.Conventions;
import dev.lift3d.epipolar.GatheredSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Chunks with everything random: weights, places, maps. */
final class RandomChunk {
  static final int RAYS = 5;
  static final int SAMPLES = 7;
  static final int IMAGE = 4;

  private static final int WIDTH = 24;
  private static final int HEIGHT = 16;

  private RandomChunk() {}

  /** A chunk whose maps are noise. */
  static CorrectionChunk of(int views, int channels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FeatureMap> maps = new ArrayList<>();
    for (int v = 0; v < views; v++) {
      maps.add(map(channels, random.split()));
    }
    return of(maps, random);
  }

  /** A chunk on given maps; every second view or so sees a sample, and one always does. */
  static CorrectionChunk of(List<FeatureMap> maps, SplittableRandom random) {
    int views = maps.size();
    GatheredSamples gathered = new GatheredSamples();
    gathered.resize(RAYS, SAMPLES, views, IMAGE - 3, Conventions.CORRECTED);
    fill(gathered.features(), random, 0, 1);
    fill(gathered.differences(), random, 0, 0.5);
    float[] along = new float[RAYS * SAMPLES];
    float[] across = new float[RAYS * SAMPLES * views];
    fill(along, random, 0, 1);
    for (int i = 0; i < across.length; i++) {
      boolean sees = i % views == i / views % views || random.nextDouble() < 0.6;
      gathered.masks()[i] = sees ? 1 : 0;
      across[i] = sees ? (float) (0.05 + random.nextDouble()) : 0;
      gathered.pixels()[2 * i] = (float) (WIDTH * random.nextDouble());
      gathered.pixels()[2 * i + 1] = (float) (HEIGHT * random.nextDouble());
    }
    normalise(along, SAMPLES);
    normalise(across, views);
    return new CorrectionChunk(new BlendedRays(gathered, along, across), sources(maps));
  }

  static FeatureSources sources(List<FeatureMap> maps) {
    Camera camera =
        new Camera(
            new Intrinsics(20, 20, WIDTH / 2.0, HEIGHT / 2.0, WIDTH, HEIGHT),
            Pose.lookingAt(new Vec3(0, 0, -4), Vec3.ZERO, new Vec3(0, -1, 0)));
    return new FeatureSources(
        maps,
        IntStream.range(0, maps.size()).mapToObj(v -> camera).toList(),
        FeatureScale.ofMaps(maps),
        Conventions.CORRECTED);
  }

  /** The same rays on other maps. */
  static CorrectionChunk on(CorrectionChunk chunk, List<FeatureMap> maps) {
    return new CorrectionChunk(chunk.rays(), sources(maps));
  }

  static FeatureMap map(int channels, SplittableRandom random) {
    float[] data = new float[3 * 2 * channels];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return map(channels, data);
  }

  static FeatureMap map(int channels, float[] data) {
    return new FeatureMap(channels, 2, 3, data, new CellLayout(8, 0, WIDTH, HEIGHT));
  }

  /** Each value of a map changed, channel by channel. */
  static FeatureMap scaled(FeatureMap map, double factor, double offset) {
    float[] data = new float[map.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (map.data()[i] * factor + offset);
    }
    return map(map.channels(), data);
  }

  /** What a corrector makes of a chunk. */
  static float[] corrected(Corrector corrector, CorrectionChunk chunk) {
    float[] out = new float[chunk.gathered().rays() * chunk.sources().channels()];
    corrector.correct(chunk, 0, out);
    return out;
  }

  /** Shared weights, equation 2, in double and by definition. */
  static float[] shared(CorrectionChunk chunk) {
    int views = chunk.gathered().views();
    int channels = chunk.sources().channels();
    float[] out = new float[RAYS * channels];
    float[] texel = new float[channels];
    for (int r = 0; r < RAYS; r++) {
      double[] sum = new double[channels];
      double total = 0;
      for (int e = r * SAMPLES * views; e < (r + 1) * SAMPLES * views; e++) {
        BlendedRays rays = chunk.rays();
        double weight = chunk.gathered().masks()[e] * rays.along()[e / views] * rays.across()[e];
        chunk.sources().sample(chunk.gathered(), e, texel);
        for (int c = 0; c < channels; c++) {
          sum[c] += weight * texel[c];
        }
        total += weight;
      }
      for (int c = 0; total > 0 && c < channels; c++) {
        out[r * channels + c] = (float) (sum[c] / total);
      }
    }
    return out;
  }

  static AgnosticWeights agnostic(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] output = new float[AgnosticWeights.HIDDEN];
    fill(output, random, -1, 1);
    AgnosticWeights fresh = AgnosticWeights.initial(seed);
    return new AgnosticWeights(fresh.hidden(), fresh.bias(), output);
  }

  static PaperWeights paper(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PaperWeights fresh = PaperWeights.initial(IMAGE, seed);
    float[] correction = fresh.correction().clone();
    float[] bias = fresh.correctionBias().clone();
    fill(correction, random, -0.04, 0.04);
    fill(bias, random, -0.1, 0.1);
    return new PaperWeights(fresh.projection(), fresh.projectionBias(), correction, bias);
  }

  private static void fill(float[] values, SplittableRandom random, double from, double to) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (from + (to - from) * random.nextDouble());
    }
  }

  private static void normalise(float[] values, int run) {
    for (int at = 0; at < values.length; at += run) {
      float sum = 0;
      for (int i = at; i < at + run; i++) {
        sum += values[i];
      }
      for (int i = at; i < at + run; i++) {
        values[i] /= sum;
      }
    }
  }
}
