package dev.lift3d.correction.matrix;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.correction.PlaneScene;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Contributions drawn at random: along short lines in some views, as rays draw them. */
final class RandomContributions {
  private RandomContributions() {}

  /** Cells of a stride that cover a camera's image. */
  static TexelGrid grid(Camera camera, int stride) {
    int width = camera.intrinsics().width();
    int height = camera.intrinsics().height();
    return new TexelGrid(
        (width + stride - 1) / stride,
        (height + stride - 1) / stride,
        new CellLayout(stride, 0, width, height));
  }

  static LiftingContributions of(int rows, int views, int perView, long seed, Pruning pruning) {
    List<SourceView> sources = new ArrayList<>();
    for (int v = 0; v < views; v++) {
      sources.add(new SourceView("photo " + v + ".jpg", PlaneScene.camera(0.3 * v - 0.2, 0.1)));
    }
    TexelGrid grid = new TexelGrid(rows, 1, new CellLayout(2, 0, 2 * rows, 2));
    TargetCells target = TargetCells.of(PlaneScene.camera(0.1, 0), grid);
    SplittableRandom random = new SplittableRandom(seed);
    ContributionRow[] out = new ContributionRow[rows];
    float[] sums = new float[rows];
    float[] opacities = new float[rows];
    float[] depths = new float[rows];
    for (int r = 0; r < rows; r++) {
      RowMerge merge = new RowMerge(views, pruning);
      if (r % 10 != 9) { // every tenth row is empty
        draw(merge, views, perView, random);
      }
      out[r] = merge.finish();
      sums[r] = out[r].total();
      opacities[r] = sums[r] * random.nextFloat();
      depths[r] = 2 + random.nextFloat();
    }
    RayTotals totals = new RayTotals(sums, opacities, depths);
    return new LiftingContributions(target, sources, pruning, ContributionRows.of(out), totals);
  }

  private static void draw(RowMerge merge, int views, int perView, SplittableRandom random) {
    double total = random.nextDouble(0.3, 1);
    for (int v = 0; v < views; v++) {
      double u = random.nextDouble(0, PlaneScene.WIDTH);
      double slope = random.nextDouble(-0.2, 0.2);
      double v0 = random.nextDouble(0, PlaneScene.HEIGHT);
      for (int s = 0; s < perView; s++) {
        double weight = total / views / perView * random.nextDouble(0.1, 1.9);
        merge.add(v, (float) (u + 0.4 * s), (float) (v0 + slope * s), (float) weight);
      }
    }
  }
}
