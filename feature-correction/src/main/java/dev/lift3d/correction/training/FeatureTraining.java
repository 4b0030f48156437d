package dev.lift3d.correction.training;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.RayRenderer;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.correction.SourceMaps;
import dev.lift3d.correction.TargetSources;
import dev.lift3d.correction.corrector.AgnosticWeights;
import dev.lift3d.correction.corrector.CorrectionSettings;
import dev.lift3d.correction.corrector.Corrector;
import dev.lift3d.correction.corrector.FeatureScale;
import dev.lift3d.correction.corrector.Lesson;
import dev.lift3d.correction.corrector.PaperWeights;
import dev.lift3d.epipolar.BlendingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains the correctors of a lifting network, step by step, with everything else frozen: geometry
 * and blending never learn from features. Each step renders rays of one target with one operator;
 * all correctors learn from the same rendering. Can be saved and resumed exactly.
 */
public final class FeatureTraining implements AutoCloseable {
  private static final long SALT = 0x9E3779B97F4A7C15L;
  private static final String SEED = "lift3d.features.seed";
  private static final String STEP = "lift3d.features.step";
  private static final String PLAN = "lift3d.features.plan";

  private final LiftingNetwork network;
  private final TrainingPlan plan;
  private final BatchSource batches;
  private final TrainingOperators operators;
  private final Workers workers;
  private final List<Pupil> pupils;
  private RaySampling sampling;
  private RayRenderer renderer;
  private long steps;

  /**
   * A training about to start; from the network's own correctors if it has any.
   *
   * @param network frozen; must outlive the training
   * @param plan how long, how fast, how large
   * @param batches on which scenes
   * @param operators with which operators
   * @param workers who works; must outlive the training
   */
  public FeatureTraining(
      LiftingNetwork network,
      TrainingPlan plan,
      BatchSource batches,
      TrainingOperators operators,
      Workers workers) {
    this.network = network;
    this.plan = plan;
    this.batches = batches;
    this.operators = operators;
    this.workers = workers;
    int image = network.settings().sampleFeatures();
    this.pupils =
        List.of(
            Pupil.agnostic(
                network
                    .correctors()
                    .agnostic()
                    .orElseGet(() -> AgnosticWeights.initial(plan.seed()))),
            Pupil.paper(
                network
                    .correctors()
                    .paper()
                    .orElseGet(() -> PaperWeights.initial(image, plan.seed()))));
  }

  /**
   * The recipe for correctors: small pictures of one target a step.
   *
   * @param seed everything random comes from it
   * @param steps how many steps
   * @param proceduralShare share of steps on generated scenes, in [0, 1]
   * @return the plan
   */
  public static TrainingPlan plan(long seed, long steps, double proceduralShare) {
    return new TrainingPlan(
        seed,
        steps,
        5e-3,
        Math.min(50, steps / 20),
        new TrainingPlan.DataPlan(proceduralShare, 256, 1, 3, 10, 0),
        List.of(new TrainingPlan.Stage(1, 224, new RaySampling(32, 16))));
  }

  /**
   * One line of the log: mean squared errors in squared deviations of the operator, before the
   * step.
   *
   * @param step which step this was, from 0
   * @param scene what it looked at
   * @param operator with which operator
   * @param shared error of shared weights without correction
   * @param agnostic error of the channel-agnostic corrector
   * @param paper error of the paper's corrector
   */
  public record Progress(
      long step, String scene, String operator, double shared, double agnostic, double paper) {}

  /** Rays through cells of the target's feature map, and what they should show. */
  private record Wanted(Camera camera, double[] pixels, float[] features) {
    int rays() {
      return pixels.length / 2;
    }

    RayBundle from(int first, int most) {
      int to = Math.min(rays(), first + most);
      return RayBundle.through(camera, Arrays.copyOfRange(pixels, 2 * first, 2 * to));
    }
  }

  /**
   * Makes one step.
   *
   * @return what there is to say about it
   */
  public Progress step() {
    long now = steps;
    FeatureBatch batch = batches.features(now);
    SplittableRandom random = new SplittableRandom(plan.seed() * SALT + now);
    TrainingOperator operator = operators.draw(batch, random);
    Wanted wanted = wanted(batch, operator.truth(batch.target()), random.split());
    TargetSources sources = sources(batch, operator, random);
    List<Lesson> lessons =
        pupils.stream()
            .map(pupil -> pupil.learner().lesson(wanted.features(), wanted.rays()))
            .toList();
    Corrector all =
        (chunk, first, out) -> lessons.forEach(lesson -> lesson.correct(chunk, first, out));
    RayRenderer rays = renderer(plan.stage(now).sampling());
    rays.render(
        sources, Optional.of(all), wanted.rays(), first -> wanted.from(first, rays.chunk()));
    Lesson.Errors[] errors = new Lesson.Errors[pupils.size()];
    double rate = plan.learningRate(now);
    // On workers, with one native thread each: small operations, not worth splitting.
    workers.forEach(errors.length, i -> errors[i] = pupils.get(i).learn(lessons.get(i), rate));
    steps++;
    return new Progress(
        now,
        batch.sceneName(),
        operator.name(),
        errors[0].shared(),
        errors[0].corrected(),
        errors[1].corrected());
  }

  private RayRenderer renderer(RaySampling wanted) {
    if (!wanted.equals(sampling)) {
      sampling = wanted;
      renderer =
          new RayRenderer(
              network,
              workers,
              new RenderSettings(wanted, BlendingMode.LEARNED, CorrectionSettings.NONE));
    }
    return renderer;
  }

  /** Rays go through the centres of cells: between cells the truth is not known. */
  private Wanted wanted(FeatureBatch batch, FeatureMap truth, SplittableRandom random) {
    int channels = truth.channels();
    int rays = plan.data().rays();
    double[] pixels = new double[2 * rays];
    float[] features = new float[rays * channels];
    for (int r = 0; r < rays; r++) {
      int col = random.nextInt(truth.width());
      int row = random.nextInt(truth.height());
      pixels[2 * r] = truth.cells().centre(col);
      pixels[2 * r + 1] = truth.cells().centre(row);
      int from = (row * truth.width() + col) * channels;
      System.arraycopy(truth.data(), from, features, r * channels, channels);
    }
    Camera camera =
        batch.target().camera().resized(truth.cells().imageWidth(), truth.cells().imageHeight());
    return new Wanted(camera, pixels, features);
  }

  private TargetSources sources(
      FeatureBatch batch, TrainingOperator operator, SplittableRandom random) {
    int views = batch.sources().size();
    SplittableRandom[] own =
        IntStream.range(0, views).mapToObj(v -> random.split()).toArray(SplittableRandom[]::new);
    SourceMaps[] maps = new SourceMaps[views];
    FeatureMap[] features = new FeatureMap[views];
    workers.forEach(
        views,
        v -> {
          TrainingView view = batch.sources().get(v);
          maps[v] = SourceMaps.of(network, view.camera(), view.photograph());
          features[v] = operator.seen(view, own[v]);
        });
    return TargetSources.of(
            batch.target().camera(),
            batch.range(),
            Arrays.stream(maps).map(SourceMaps::coarse).toList(),
            Arrays.stream(maps).map(SourceMaps::fine).toList(),
            network.settings())
        .withFeatures(List.of(features), FeatureScale.ofMaps(List.of(features)));
  }

  /**
   * How many steps have been made.
   *
   * @return at least 0
   */
  public long steps() {
    return steps;
  }

  /**
   * The frozen network's weights with the correctors as they are now: what to ship.
   *
   * @return as {@link LiftingNetwork#toHost}
   */
  public Map<String, HostArray> weights() {
    Map<String, HostArray> out = network.toHost();
    pupils.forEach(pupil -> out.putAll(pupil.learner().toHost()));
    return out;
  }

  /**
   * Saves the whole state of the correctors, or leaves the old file as it was.
   *
   * @param file .safetensors
   */
  public void save(Path file) {
    Map<String, HostArray> all = new LinkedHashMap<>();
    pupils.forEach(pupil -> pupil.state().forEach((k, v) -> all.put(pupil.name() + "." + k, v)));
    Safetensors.write(
        file,
        all,
        Map.of(SEED, "" + plan.seed(), STEP, String.valueOf(steps), PLAN, plan.summary()));
  }

  /**
   * Goes on from a saved state.
   *
   * @param file what {@link #save} wrote
   * @throws InputException if it is no such file, or of another seed or plan; the training is then
   *     of no more use
   */
  public void resume(Path file) {
    SafetensorsFile saved = Safetensors.read(file);
    String made = saved.metadata().getOrDefault(SEED, "none");
    if (!made.equals("" + plan.seed()) || !plan.summary().equals(saved.metadata().get(PLAN))) {
      throw new InputException(
          file
              + " was trained with seed "
              + made
              + " and other options; give the same ones, or another folder to start afresh");
    }
    try {
      for (Pupil pupil : pupils) {
        pupil.restore(saved.tensors());
      }
      steps = Long.parseLong(saved.metadata().getOrDefault(STEP, "none"));
    } catch (IllegalArgumentException e) {
      throw new InputException(file + " is not the state of this training: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    pupils.forEach(Pupil::close);
  }
}
