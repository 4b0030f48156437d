package dev.lift3d.correction.training;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.RayRenderer;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.correction.corrector.AgnosticWeights;
import dev.lift3d.correction.corrector.CorrectionSettings;
import dev.lift3d.correction.corrector.Lesson;
import dev.lift3d.correction.corrector.PaperWeights;
import dev.lift3d.epipolar.BlendingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Trains the correctors of a lifting network, step by step, with everything else frozen: geometry
 * and blending never learn from features. Each step renders rays of one target; several operators
 * are lifted along them, and all correctors learn from the same rendering. Can be saved and resumed
 * exactly.
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
        1e-2,
        Math.min(50, steps / 20),
        new TrainingPlan.DataPlan(proceduralShare, 256, 1, 3, 10, 0),
        List.of(new TrainingPlan.Stage(1, 224, new RaySampling(32, 16))));
  }

  /**
   * One line of the log: mean squared errors in squared deviations of the operators, before the
   * step.
   *
   * @param step which step this was, from 0
   * @param scene what it looked at
   * @param operators with which operators
   * @param shared error of shared weights without correction
   * @param agnostic error of the channel-agnostic corrector
   * @param paper error of the paper's corrector
   */
  public record Progress(
      long step, String scene, String operators, double shared, double agnostic, double paper) {}

  /**
   * Makes one step.
   *
   * @return what there is to say about it
   */
  public Progress step() {
    long now = steps;
    FeatureBatch batch = batches.features(now);
    SplittableRandom random = new SplittableRandom(plan.seed() * SALT + now);
    List<TrainingOperator> drawn = operators.draw(batch, random);
    List<FeatureMap> truths = drawn.stream().map(o -> o.truth(batch.target())).toList();
    WantedRays wanted = WantedRays.draw(truths.get(0), plan.data().rays(), random.split());
    SourceViews views = SourceViews.encode(network, workers, batch, drawn, random.split());
    List<List<Lesson>> lessons = new ArrayList<>();
    for (Pupil pupil : pupils) {
      lessons.add(
          truths.stream()
              .map(t -> pupil.learner().lesson(wanted.features(t), wanted.count()))
              .toList());
    }
    views.render(renderer(plan.stage(now).sampling()), wanted, lessons);
    double[] errors = new double[pupils.size()];
    double rate = plan.learningRate(now);
    // On workers, with one native thread each: small operations, not worth splitting.
    workers.forEach(errors.length, i -> errors[i] = pupils.get(i).learn(lessons.get(i), rate));
    steps++;
    double shared =
        lessons.get(0).stream().mapToDouble(Lesson::sharedError).average().orElseThrow();
    String names = drawn.stream().map(TrainingOperator::name).collect(Collectors.joining(" "));
    return new Progress(now, batch.sceneName(), names, shared, errors[0], errors[1]);
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
