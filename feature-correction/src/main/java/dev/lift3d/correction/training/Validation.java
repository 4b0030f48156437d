package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.ray.RayBundle;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import dev.lift3d.correction.LiftingModel;
import dev.lift3d.correction.PreparedScene;
import dev.lift3d.correction.RenderedRays;
import dev.lift3d.correction.TargetSources;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Measures weights on scenes that are never trained on: PSNR over a fixed draw of rays of a few
 * held-out views, so that it takes seconds.
 */
public final class Validation {
  private static final int RAYS = 1024;
  private static final int SOURCES = 8;

  private final List<Target> targets;
  private final int width;
  private final int rays;

  /**
   * A view to be predicted from the others.
   *
   * @param scene the scene
   * @param view index of the view
   */
  public record Target(Scene scene, int view) {}

  /**
   * A validation.
   *
   * @param targets the views to predict; all targets of one scene are kept out of its sources
   * @param width image width in pixels
   */
  public Validation(List<Target> targets, int width) {
    this(targets, width, RAYS);
  }

  Validation(List<Target> targets, int width, int rays) {
    this.targets = List.copyOf(targets);
    this.width = width;
    this.rays = rays;
  }

  /**
   * Every eighth view of each scene, from its first.
   *
   * @param scenes the scenes
   * @param most how many views of a scene at most
   * @return the views
   */
  public static List<Target> everyEighth(List<Scene> scenes, int most) {
    return scenes.stream()
        .flatMap(
            s ->
                IntStream.range(0, s.views().size())
                    .filter(v -> v % 8 == 0)
                    .limit(most)
                    .mapToObj(v -> new Target(s, v)))
        .toList();
  }

  /**
   * Whether there is nothing to measure.
   *
   * @return true without targets
   */
  public boolean isEmpty() {
    return targets.isEmpty();
  }

  /**
   * Measures.
   *
   * @param model the weights
   * @return mean PSNR in dB for each scene, and "mean" over the scenes
   */
  public Map<String, Double> psnr(LiftingModel model) {
    Map<String, Double> out = new LinkedHashMap<>();
    double sum = 0;
    for (Scene scene : targets.stream().map(Target::scene).distinct().toList()) {
      double mean = ofScene(scene, model);
      out.put(scene.name(), mean);
      sum += mean;
    }
    out.put("mean", sum / out.size());
    return out;
  }

  private double ofScene(Scene scene, LiftingModel model) {
    int[] views = targets.stream().filter(t -> t.scene() == scene).mapToInt(Target::view).toArray();
    PreparedScene prepared = model.prepare(scene, width);
    Set<Integer> heldOut = Set.copyOf(Arrays.stream(views).boxed().toList());
    double sum = 0;
    for (int view : views) {
      sum += ofView(prepared, view, heldOut, model);
    }
    return sum / views.length;
  }

  private double ofView(
      PreparedScene prepared, int view, Set<Integer> heldOut, LiftingModel model) {
    Camera camera = prepared.cameras().get(view);
    View photographed = prepared.scene().views().get(view);
    DepthRange range = prepared.scene().depthRangeOf(photographed);
    int columns = camera.intrinsics().width();
    int rows = camera.intrinsics().height();
    Image truth = Resize.area(photographed.photograph().get(), columns, rows);
    int[] cells = new SplittableRandom(view).ints(rays, 0, columns * rows).toArray();
    double[] pixels = new double[2 * rays];
    for (int r = 0; r < rays; r++) {
      pixels[2 * r] = cells[r] % columns + 0.5;
      pixels[2 * r + 1] = cells[r] / columns + 0.5;
    }
    TargetSources sources = model.sources(prepared, camera, range, SOURCES, heldOut);
    int chunk = model.renderer().chunk();
    RenderedRays found =
        model
            .renderer()
            .render(
                sources,
                rays,
                first -> {
                  int end = Math.min(rays, first + chunk);
                  return RayBundle.through(camera, Arrays.copyOfRange(pixels, 2 * first, 2 * end));
                });
    return -10 * Math.log10(meanSquaredError(found, truth, cells));
  }

  private static double meanSquaredError(RenderedRays rays, Image truth, int[] cells) {
    double sum = 0;
    for (int r = 0; r < cells.length; r++) {
      for (int c = 0; c < 3; c++) {
        double d = rays.colours()[3 * r + c] - truth.data()[3 * cells[r] + c];
        sum += d * d;
      }
    }
    return sum / (3.0 * cells.length);
  }
}
