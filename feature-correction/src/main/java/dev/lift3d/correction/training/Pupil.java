package dev.lift3d.correction.training;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.AdamW;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.correction.corrector.AgnosticLearner;
import dev.lift3d.correction.corrector.AgnosticWeights;
import dev.lift3d.correction.corrector.CorrectorLearner;
import dev.lift3d.correction.corrector.Lesson;
import dev.lift3d.correction.corrector.PaperLearner;
import dev.lift3d.correction.corrector.PaperWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One corrector in training, with its optimizer. */
final class Pupil implements AutoCloseable {
  /** Where hundreds of inputs move together, a step must be so much smaller. */
  private static final double PAPER_PACE = 0.01;

  /** An error below which there is no more to be learnt, in squared deviations. */
  private static final double ENOUGH = 0.02;

  private final String name;
  private final CorrectorLearner learner;
  private final double pace;
  private final ParameterSet replica;
  private final AdamW optimizer;

  private Pupil(String name, CorrectorLearner learner, double pace) {
    this.name = name;
    this.learner = learner;
    this.pace = pace;
    this.replica = learner.parameters().replica();
    this.optimizer = new AdamW(learner.parameters(), AdamW.Settings.DEFAULT);
  }

  static Pupil agnostic(AgnosticWeights start) {
    return new Pupil("agnostic", new AgnosticLearner(start), 1);
  }

  static Pupil paper(PaperWeights start) {
    return new Pupil("paper", new PaperLearner(start), PAPER_PACE);
  }

  String name() {
    return name;
  }

  CorrectorLearner learner() {
    return learner;
  }

  /**
   * One step on lessons that have been rendered, each weighed by what it leaves to be learnt, so
   * that operators of little credibility do not drown the others.
   *
   * @return the mean error before the step
   */
  double learn(List<Lesson> lessons, double rate) {
    replica.forgetGradients();
    double sum = 0;
    for (Lesson lesson : lessons) {
      double weight = 1 / (lessons.size() * (lesson.sharedError() + ENOUGH));
      sum += lesson.differentiate(replica, weight);
    }
    optimizer.step(List.of(replica), rate * pace);
    return sum / lessons.size();
  }

  /** Everything that is needed to go on. */
  Map<String, HostArray> state() {
    Map<String, HostArray> out = new LinkedHashMap<>();
    learner.parameters().toHost().forEach((k, v) -> out.put("weights." + k, v));
    optimizer.state().forEach((k, v) -> out.put("optimizer." + k, v));
    return out;
  }

  /** Puts a state back; keys begin with the pupil's name. */
  void restore(Map<String, HostArray> all) {
    ParameterSet set = learner.parameters();
    for (int i = 0; i < set.specs().size(); i++) {
      String key = name + ".weights." + set.specs().get(i).name();
      if (!all.containsKey(key)) {
        throw new IllegalArgumentException(key + " is missing");
      }
      set.set(i, all.get(key).toFloats());
    }
    String prefix = name + ".optimizer.";
    Map<String, HostArray> state = new LinkedHashMap<>();
    all.forEach(
        (key, array) -> {
          if (key.startsWith(prefix)) {
            state.put(key.substring(prefix.length()), array);
          }
        });
    optimizer.restore(state);
  }

  @Override
  public void close() {
    optimizer.close();
    replica.close();
    learner.close();
  }
}
