package dev.lift3d.examples.bench;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.metric.Psnr;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.Scenes;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingCheckpoint;
import dev.lift3d.correction.LiftingModel;
import dev.lift3d.correction.LiftingNetwork;
import dev.lift3d.correction.PreparedScene;
import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.correction.TargetSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What fewer samples cost and save on real photographs: for each way of sampling rays a second and
 * PSNR of held-out views, printed as the README's table.
 */
public final class TradeOffReport {
  private static final int SOURCES = 10;
  private static final int EVERY = 8;
  private static final int WARM_UP = 64;

  private final List<View> views = new ArrayList<>();

  private TradeOffReport() {}

  /** A held-out view, ready to be rendered again and again. */
  private record View(TargetSources sources, Image truth) {}

  /**
   * Measures and prints.
   *
   * @param args width in pixels, then scene folders
   */
  public static void main(String[] args) {
    if (args.length < 2) {
      System.err.println("give a width in pixels and at least one scene folder");
      System.exit(2);
    }
    TradeOffReport report = new TradeOffReport();
    try (Workers workers = Workers.perProcessor();
        LiftingNetwork network = LiftingCheckpoint.shipped()) {
      LiftingModel model = new LiftingModel(network, workers, RenderSettings.EXACT);
      for (int i = 1; i < args.length; i++) {
        report.add(Scenes.open(Path.of(args[i])), Integer.parseInt(args[0]), model);
      }
      report.print(network, workers);
    }
  }

  private void add(Scene scene, int width, LiftingModel model) {
    PreparedScene prepared = model.prepare(scene, width);
    List<Integer> heldOut = new ArrayList<>();
    for (int v = 0; v < scene.views().size(); v += EVERY) {
      heldOut.add(v);
    }
    for (int v : heldOut.subList(0, Math.min(2, heldOut.size()))) {
      Camera camera = prepared.cameras().get(v);
      Image photograph = scene.views().get(v).photograph().get();
      int columns = camera.intrinsics().width();
      int rows = camera.intrinsics().height();
      views.add(
          new View(
              model.sources(prepared, camera, SOURCES, Set.copyOf(heldOut)),
              Resize.area(photograph, columns, rows)));
    }
  }

  private static Map<String, RaySampling> samplings() {
    Map<String, RaySampling> out = new LinkedHashMap<>();
    out.put("exact: 64 + 64, each ray its own", RaySampling.EXACT);
    out.put("40 + 24, each ray its own", RaySampling.QUICK);
    out.put("48 guide 20, each ray its own", RaySampling.guided(48, 20));
    for (int[] s : new int[][] {{2, 20}, {4, 32}, {4, 20}, {4, 12}, {8, 20}}) {
      RaySampling sampling = new RaySampling(48, s[1], false, s[0]);
      String name = sampling.equals(RaySampling.FAST) ? "fast: " : "";
      String block = s[0] + " x " + s[0];
      out.put(name + "48 a block of " + block + " guide " + s[1], sampling);
    }
    return out;
  }

  private void print(LiftingNetwork network, Workers workers) {
    System.out.println("| samples | rays/s | times exact | PSNR | beside exact |");
    System.out.println("|---|---|---|---|---|");
    double exactRate = 0;
    double exactPsnr = 0;
    for (Map.Entry<String, RaySampling> entry : samplings().entrySet()) {
      LiftingModel model =
          new LiftingModel(network, workers, RenderSettings.EXACT.withSampling(entry.getValue()));
      warmUp(model);
      double seconds = 0;
      double psnr = 0;
      long rays = 0;
      for (View view : views) {
        long start = System.nanoTime();
        Image rgb = model.render(view.sources).rgb();
        seconds += (System.nanoTime() - start) * 1e-9;
        rays += (long) rgb.width() * rgb.height();
        psnr += Psnr.of(rgb, view.truth) / views.size();
      }
      boolean exact = entry.getValue().equals(RaySampling.EXACT);
      exactRate = exact ? rays / seconds : exactRate;
      exactPsnr = exact ? psnr : exactPsnr;
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.1f | %.2f | %+.2f |%n",
          entry.getKey(),
          rays / seconds,
          rays / seconds / exactRate,
          psnr,
          psnr - exactPsnr);
    }
  }

  /** Compiled code and working memory are there before anything is timed. */
  private void warmUp(LiftingModel model) {
    TargetSources first = views.get(0).sources;
    model.render(first.resized(WARM_UP, WARM_UP));
  }
}
