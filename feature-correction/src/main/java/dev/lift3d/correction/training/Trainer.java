package dev.lift3d.correction.training;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import dev.lift3d.core.tensor.AdamW;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingNetwork;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a lifting network, step by step; can be saved and resumed exactly at any step.
 *
 * <p>The state is the weights, the optimizers' moments, the weights' running mean and the number of
 * steps made; random numbers follow from the seed and that number.
 */
public final class Trainer implements AutoCloseable {
  private static final double AVERAGE_DECAY = 0.999;
  private static final int CHUNK = 32;
  private static final String SEED = "lift3d.seed";
  private static final String STEP = "lift3d.step";
  private static final String PLAN = "lift3d.plan";

  private final LiftingNetwork network;
  private final TrainingPlan plan;
  private final BatchSource batches;
  private final Workers workers;
  private final TrainingStep step;
  private final List<AdamW> optimizers;
  private final WeightAverage average;
  private long steps;

  /**
   * A training about to start.
   *
   * @param network what is trained; must outlive the trainer
   * @param plan how
   * @param batches on what
   * @param workers who works; must outlive the trainer
   */
  public Trainer(LiftingNetwork network, TrainingPlan plan, BatchSource batches, Workers workers) {
    this.network = network;
    this.plan = plan;
    this.batches = batches;
    this.workers = workers;
    this.step = new TrainingStep(network, workers);
    this.optimizers =
        network.parameters().sets().stream()
            .map(set -> new AdamW(set, AdamW.Settings.DEFAULT))
            .toList();
    this.average = new WeightAverage(network.parameters(), AVERAGE_DECAY);
  }

  /**
   * One line of the log.
   *
   * @param step which step this was, from 0
   * @param scene what it looked at
   * @param coarse mean squared colour error of the coarse pass, before the step
   * @param fine mean squared colour error of the fine pass, before the step
   * @param learningRate step size
   * @param gradientNorm of the fine aggregator, before clipping
   */
  public record Progress(
      long step,
      String scene,
      double coarse,
      double fine,
      double learningRate,
      double gradientNorm) {}

  /**
   * Makes one step.
   *
   * @return what there is to say about it
   */
  public Progress step() {
    long now = steps;
    TrainingBatch batch = batches.batch(now);
    StepSettings settings = new StepSettings(plan.sampling(now), CHUNK, plan.data().depthWeight());
    TrainingStep.Errors errors = step.differentiate(batch, settings, plan.seed() ^ (now << 20));
    double rate = plan.learningRate(now);
    double[] norms = new double[optimizers.size()];
    // On workers, with one native thread each: many small operations, not worth splitting.
    workers.forEach(
        norms.length, part -> norms[part] = optimizers.get(part).step(step.gradients(part), rate));
    average.update();
    steps++;
    double norm = norms[norms.length - 1];
    return new Progress(now, batch.sceneName(), errors.coarse(), errors.fine(), rate, norm);
  }

  /** What collects the gradients, for tests. */
  TrainingStep gradientStep() {
    return step;
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
   * The running mean of the weights: what to evaluate and to ship.
   *
   * @return "feature_net.KEY" and so on to array
   */
  public Map<String, HostArray> averagedWeights() {
    return average.toHost();
  }

  /**
   * Saves the whole state, or leaves the old file as it was.
   *
   * @param file .safetensors
   */
  public void save(Path file) {
    Map<String, HostArray> all = new LinkedHashMap<>();
    network.parameters().toHost().forEach((k, v) -> all.put("weights." + k, v));
    average.state().forEach((k, v) -> all.put("average." + k, v));
    for (int part = 0; part < optimizers.size(); part++) {
      String prefix = "optimizer." + part + ".";
      optimizers.get(part).state().forEach((k, v) -> all.put(prefix + k, v));
    }
    Map<String, String> metadata =
        Map.of(
            SEED, String.valueOf(plan.seed()),
            STEP, String.valueOf(steps),
            PLAN, plan.summary());
    Safetensors.write(file, all, metadata);
  }

  /**
   * Goes on from a saved state.
   *
   * @param file what {@link #save} wrote
   * @throws InputException if it is no such file, or of another seed or plan; the trainer is then
   *     of no more use
   */
  public void resume(Path file) {
    SafetensorsFile saved = Safetensors.read(file);
    requireSame(file, "seed", saved.metadata().getOrDefault(SEED, "none"), "" + plan.seed());
    requireSame(file, "plan", saved.metadata().getOrDefault(PLAN, plan.summary()), plan.summary());
    try {
      network.parameters().set(under(saved, "weights."));
      average.restore(under(saved, "average."));
      for (int part = 0; part < optimizers.size(); part++) {
        optimizers.get(part).restore(under(saved, "optimizer." + part + "."));
      }
      steps = Long.parseLong(saved.metadata().getOrDefault(STEP, "none"));
    } catch (IllegalArgumentException e) {
      throw new InputException(file + " is not the state of this training: " + e.getMessage(), e);
    }
  }

  private static void requireSame(Path file, String what, String found, String expected) {
    if (!found.equals(expected)) {
      throw new InputException(
          file
              + " was trained with "
              + what
              + " "
              + found
              + ", not "
              + expected
              + "; give the same options, or another folder to start afresh");
    }
  }

  private static Map<String, HostArray> under(SafetensorsFile file, String prefix) {
    Map<String, HostArray> out = new LinkedHashMap<>();
    file.tensors()
        .forEach(
            (key, array) -> {
              if (key.startsWith(prefix)) {
                out.put(key.substring(prefix.length()), array);
              }
            });
    return out;
  }

  @Override
  public void close() {
    optimizers.forEach(AdamW::close);
    step.close();
  }
}
