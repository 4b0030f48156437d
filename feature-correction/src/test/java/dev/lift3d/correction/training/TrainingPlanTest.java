package dev.lift3d.correction.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.correction.RaySampling;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
  private static final RaySampling SAMPLING = new RaySampling(8, 4);

  @Test
  void theStepSizeRisesThenFallsToItsFloor() {
    TrainingPlan plan = TrainingPlan.standard(1, 10_000);
    assertEquals(plan.learningRate() / plan.warmUp(), plan.learningRate(0), 1e-12);
    assertEquals(plan.learningRate(), plan.learningRate(plan.warmUp() - 1), 1e-12);
    for (long step = plan.warmUp(); step + 1 < plan.steps(); step++) {
      assertTrue(plan.learningRate(step + 1) < plan.learningRate(step));
    }
    assertEquals(0.03 * plan.learningRate(), plan.learningRate(plan.steps()), 1e-12);
  }

  @Test
  void stagesFollowEachOther() {
    TrainingPlan plan = TrainingPlan.standard(1, 100);
    assertEquals(plan.stages().get(0), plan.stage(0));
    assertEquals(plan.stages().get(0), plan.stage(39));
    assertEquals(plan.stages().get(1), plan.stage(40));
    assertEquals(plan.stages().get(2), plan.stage(75));
    assertEquals(plan.stages().get(2), plan.stage(99));
  }

  @Test
  void plansThatCannotWorkAreRefused() {
    TrainingPlan.Stage half = new TrainingPlan.Stage(0.5, 64, SAMPLING);
    TrainingPlan.Stage all = new TrainingPlan.Stage(1, 64, SAMPLING);
    assertThrows(IllegalArgumentException.class, () -> plan(10, List.of(half)));
    assertThrows(IllegalArgumentException.class, () -> plan(10, List.of(all, half, all)));
    assertThrows(IllegalArgumentException.class, () -> plan(0, List.of(all)));
    assertThrows(IllegalArgumentException.class, () -> new TrainingPlan.Stage(0, 64, SAMPLING));
    assertThrows(
        IllegalArgumentException.class, () -> new TrainingPlan.DataPlan(0.5, 1, 2, 3, 4, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new TrainingPlan.DataPlan(0.5, 8, 2, 5, 4, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new TrainingPlan.DataPlan(1.5, 8, 2, 3, 4, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new TrainingPlan.DataPlan(0.5, 8, 2, 3, 4, -1));
  }

  private static TrainingPlan plan(long steps, List<TrainingPlan.Stage> stages) {
    return new TrainingPlan(1, steps, 1e-3, 0, TrainingPlan.DataPlan.DEFAULT, stages);
  }
}
