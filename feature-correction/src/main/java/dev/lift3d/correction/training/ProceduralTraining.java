package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.CaptureSettings;
import dev.lift3d.core.procedural.ProceduralCapture;
import dev.lift3d.core.procedural.SceneKind;
import dev.lift3d.core.procedural.render.RenderSettings;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.core.tensor.Workers;
import java.util.Locale;
import java.util.SplittableRandom;

/** Procedural scenes for training: all kinds, several shapes of image, a dozen views each. */
public final class ProceduralTraining implements SceneMaker {
  private static final int VIEWS = 14;
  private static final double[] ASPECTS = {4 / 3.0, 3 / 2.0, 1, 3 / 4.0};

  private final Workers workers;

  /**
   * A maker of scenes.
   *
   * @param workers who renders
   */
  public ProceduralTraining(Workers workers) {
    this.workers = workers;
  }

  @Override
  public TrainingScene make(long seed, int longEdge) {
    SplittableRandom random = new SplittableRandom(seed);
    SceneKind[] kinds = SceneKind.values();
    SceneKind kind = kinds[random.nextInt(kinds.length)];
    double aspect = ASPECTS[random.nextInt(ASPECTS.length)];
    int width = aspect >= 1 ? longEdge : (int) Math.round(longEdge * aspect);
    int height = aspect >= 1 ? (int) Math.round(longEdge / aspect) : longEdge;
    ProceduralCapture capture =
        ProceduralCapture.of(new CaptureSettings(seed, kind, VIEWS, width, height));
    TrainingScene.Held[] held = new TrainingScene.Held[capture.cameras().size()];
    workers.forEach(held.length, i -> held[i] = view(capture, i));
    return new TrainingScene(kind.name().toLowerCase(Locale.ROOT) + "-" + seed, held);
  }

  private static TrainingScene.Held view(ProceduralCapture capture, int i) {
    Camera camera = capture.cameras().get(i);
    RenderedView rendered = capture.render(i, RenderSettings.DEFAULT.singleThreaded());
    Image rgb = rendered.rgb();
    return TrainingScene.Held.of(camera, rgb, rendered.depth().data(), capture.depthRange());
  }
}
