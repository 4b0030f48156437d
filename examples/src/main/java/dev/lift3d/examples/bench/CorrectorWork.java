package dev.lift3d.examples.bench;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.correction.corrector.AgnosticCorrector;
import dev.lift3d.correction.corrector.AgnosticWeights;
import dev.lift3d.correction.corrector.CorrectionChunk;
import dev.lift3d.correction.corrector.Corrector;
import dev.lift3d.correction.corrector.FeatureScale;
import dev.lift3d.correction.corrector.FeatureSources;
import dev.lift3d.correction.corrector.PaperCorrector;
import dev.lift3d.correction.corrector.PaperWeights;
import dev.lift3d.correction.corrector.PerSampleCorrector;
import dev.lift3d.correction.matrix.BlendedRays;
import dev.lift3d.epipolar.Conventions;
import dev.lift3d.epipolar.GatheredSamples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One chunk of rays with random features, for the correctors: 32 rays of 128 samples, 10 views, 768
 * channels on a grid of 63 x 48. A ray's weight lies on six samples, as it does behind pruning.
 */
final class CorrectorWork {
  /** Rays of the chunk. */
  static final int RAYS = 32;

  private static final int SAMPLES = 128;
  private static final int VIEWS = 10;
  private static final int IMAGE = 35;
  private static final int SURFACE = 6;
  private static final int WIDTH = 504;
  private static final int HEIGHT = 384;
  private static final int STRIDE = 8;

  private final CorrectionChunk chunk;
  private final float[] out;
  private final Corrector perSample;
  private final Corrector factorised;
  private final Corrector agnostic;

  CorrectorWork() {
    SplittableRandom random = new SplittableRandom(1);
    chunk = chunk(random);
    out = new float[RAYS * PaperWeights.WIDTH];
    PaperWeights weights = weights(random);
    perSample = new PerSampleCorrector(weights);
    factorised = new PaperCorrector(weights);
    agnostic = new AgnosticCorrector(AgnosticWeights.initial(1));
  }

  private static PaperWeights weights(SplittableRandom random) {
    PaperWeights fresh = PaperWeights.initial(IMAGE, 1);
    float[] correction = fresh.correction().clone();
    for (int i = 0; i < correction.length; i++) {
      correction[i] = (float) (0.02 * random.nextGaussian());
    }
    return new PaperWeights(
        fresh.projection(), fresh.projectionBias(), correction, fresh.correctionBias());
  }

  private static CorrectionChunk chunk(SplittableRandom random) {
    GatheredSamples gathered = new GatheredSamples();
    gathered.resize(RAYS, SAMPLES, VIEWS, IMAGE - 3, Conventions.CORRECTED);
    Arrays.fill(gathered.masks(), 1);
    float[] pixels = gathered.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) ((i % 2 == 0 ? WIDTH : HEIGHT) * random.nextDouble());
    }
    for (int i = 0; i < gathered.features().length; i++) {
      gathered.features()[i] = (float) random.nextDouble();
    }
    float[] along = new float[RAYS * SAMPLES];
    float[] across = new float[RAYS * SAMPLES * VIEWS];
    Arrays.fill(across, 1f / VIEWS);
    for (int r = 0; r < RAYS; r++) {
      int first = random.nextInt(SAMPLES - SURFACE);
      Arrays.fill(along, r * SAMPLES + first, r * SAMPLES + first + SURFACE, 1f / SURFACE);
    }
    return new CorrectionChunk(new BlendedRays(gathered, along, across), sources(random));
  }

  private static FeatureSources sources(SplittableRandom random) {
    Camera camera =
        new Camera(
            new Intrinsics(400, 400, WIDTH / 2.0, HEIGHT / 2.0, WIDTH, HEIGHT),
            Pose.lookingAt(new Vec3(0, 0, -1), Vec3.ZERO, new Vec3(0, -1, 0)));
    List<FeatureMap> maps = IntStream.range(0, VIEWS).mapToObj(v -> map(random.split())).toList();
    return new FeatureSources(
        maps,
        maps.stream().map(m -> camera).toList(),
        FeatureScale.ofMaps(maps),
        Conventions.CORRECTED);
  }

  private static FeatureMap map(SplittableRandom random) {
    int columns = WIDTH / STRIDE;
    int rows = HEIGHT / STRIDE;
    float[] data = new float[columns * rows * PaperWeights.WIDTH];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (2 * random.nextDouble() - 1);
    }
    CellLayout cells = new CellLayout(STRIDE, 0, WIDTH, HEIGHT);
    return new FeatureMap(PaperWeights.WIDTH, rows, columns, data, cells);
  }

  float[] perSample() {
    return run(perSample);
  }

  float[] factorised() {
    return run(factorised);
  }

  float[] agnostic() {
    return run(agnostic);
  }

  private float[] run(Corrector corrector) {
    Arrays.fill(out, 0);
    corrector.correct(chunk, 0, out);
    return out;
  }
}
