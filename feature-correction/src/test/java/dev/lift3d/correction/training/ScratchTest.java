package dev.lift3d.correction.training;

import dev.lift3d.core.scene.*;
import dev.lift3d.core.tensor.*;
import dev.lift3d.core.testing.SharedFolder;
import dev.lift3d.correction.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
  @Test
  void run() {
    try (Workers w = Workers.start(2)) {
      List<TrainingScene> real = new ArrayList<>();
      for (String n : new String[] {"castle-P30", "hololens"}) {
        long t = System.nanoTime();
        Scene sc = Scenes.open(SharedFolder.data(n));
        System.out.println(n + " " + sc.depthRange() + " " + sc.notes());
        real.add(TrainingScene.load(sc, 448, w));
        System.out.println(n + " loaded " + (System.nanoTime() - t) / 1e9);
      }
      TrainingPlan plan =
          new TrainingPlan(
              1,
              200,
              1.5e-3,
              20,
              new TrainingPlan.DataPlan(0, 512, 2, 5, 10, 0.05),
              List.of(new TrainingPlan.Stage(1, 224, new RaySampling(32, 16))));
      try (LiftingNetwork net = LiftingNetwork.initial(LiftingSettings.COMPACT, 1);
          Trainer tr = new Trainer(net, plan, new BatchSource(plan, real, null, w), w)) {
        System.out.println(net.parameters().count());
        double m = 0;
        long t0 = System.nanoTime();
        for (int i = 0; i < 200; i++) {
          long t = System.nanoTime();
          var p = tr.step();
          m = i == 0 ? p.fine() : 0.9 * m + 0.1 * p.fine();
          if (i % 10 == 9)
            System.out.printf(
                "%s  avg psnr %.2f  %.3fs%n",
                p, -10 * Math.log10(m), (System.nanoTime() - t0) / 1e9 / (i + 1));
        }
      }
    }
  }
}
