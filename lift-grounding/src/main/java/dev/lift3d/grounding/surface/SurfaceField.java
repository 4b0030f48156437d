package dev.lift3d.grounding.surface;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.point.LiftedPoints;
import dev.lift3d.grounding.field.Gaussians;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gaussians on the surfaces that posed depth shows.
 *
 * <pre>{@code
 * SurfaceField field = SurfaceField.of(views, SurfaceSettings.MEASURED, workers);
 * LiftedPoints features = PointLift.DEFAULT.onto(field.points(), pointViews, workers);
 * GaussianFiles.write(file, field.withFeatures(features).gaussians());
 * }</pre>
 */
public final class SurfaceField {
  /** An automatic voxel, in sides of a middling pixel on its surface. */
  private static final double PIXELS = 1.5;

  /** How an automatic voxel grows while there are too many points. */
  private static final double GROWTH = 1.25;

  /** Opacity of what all views agree on. */
  private static final double OPAQUE = 0.95;

  private static final int LOOKED_AT = 997;

  private final double voxel;
  private final Gaussians gaussians;
  private final Optional<LiftedPoints> features;

  private SurfaceField(double voxel, Gaussians gaussians, Optional<LiftedPoints> features) {
    this.voxel = voxel;
    this.gaussians = gaussians;
    this.features = features;
  }

  /**
   * Finds the surfaces.
   *
   * @param views views with depth; those that know none are passed over
   * @param settings how
   * @param workers who works
   * @return the field, of at least one Gaussian
   * @throws InputException if no view knows any depth, or none that is believed
   */
  public static SurfaceField of(List<PosedDepth> views, SurfaceSettings settings, Workers workers) {
    List<PosedDepth> seeing = views.stream().filter(v -> v.range().isPresent()).toList();
    if (seeing.isEmpty()) {
      throw new InputException(
          "none of the " + views.size() + " views has any depth: there is no surface to take");
    }
    CrossViewCheck check = new CrossViewCheck(seeing, settings);
    float[][] shares = new float[seeing.size()][];
    workers.forEach(shares.length, v -> shares[v] = check.shares(v));
    double voxel = settings.voxel().orElseGet(() -> PIXELS * middlingPixel(seeing));
    VoxelMeans means = merged(seeing, shares, voxel);
    while (settings.voxel().isEmpty() && means.count() > settings.most()) {
      voxel *= GROWTH;
      means = merged(seeing, shares, voxel);
    }
    return shaped(means, voxel, settings, workers);
  }

  private static VoxelMeans merged(List<PosedDepth> views, float[][] shares, double voxel) {
    VoxelMeans means = new VoxelMeans(voxel);
    for (int v = 0; v < shares.length; v++) {
      means.add(views.get(v), shares[v]);
    }
    return means;
  }

  /** The median side of what some pixels cover. */
  private static double middlingPixel(List<PosedDepth> views) {
    List<Double> sides = new ArrayList<>();
    for (PosedDepth view : views) {
      int step = Math.max(1, view.depth().data().length / LOOKED_AT);
      for (int i = 0; i < view.depth().data().length; i += step) {
        if (view.knows(i)) {
          sides.add(view.depth().data()[i] / view.camera().intrinsics().fx());
        }
      }
    }
    double[] sorted = sides.stream().mapToDouble(s -> s).sorted().toArray();
    return sorted.length > 0
        ? sorted[sorted.length / 2]
        : views.get(0).range().orElseThrow().far() / views.get(0).camera().intrinsics().fx();
  }

  private static SurfaceField shaped(
      VoxelMeans means, double voxel, SurfaceSettings settings, Workers workers) {
    int count = means.count();
    double[] points = new double[3 * count];
    float[] colours = new float[3 * count];
    float[] opacities = new float[count];
    for (int n = 0; n < count; n++) {
      for (int a = 0; a < 3; a++) {
        points[3 * n + a] = means.mean(n, a);
        colours[3 * n + a] = (float) means.mean(n, 3 + a);
      }
      opacities[n] = (float) (OPAQUE * Math.min(1, means.mean(n, 6)));
    }
    LocalShapes shapes = LocalShapes.of(points, voxel, settings.neighbours(), workers);
    int[] kept = IntStream.range(0, count).filter(n -> shapes.scales[3 * n] > 0).toArray();
    if (kept.length == 0) {
      throw new InputException(
          String.format(
              "of %d points that views agree on none has neighbours: take more views, or a larger"
                  + " voxel than %.3g",
              count, voxel));
    }
    Gaussians all =
        Gaussians.builder(floats(points))
            .quaternions(shapes.quaternions)
            .scales(shapes.scales)
            .opacities(opacities)
            .colours(colours)
            .build();
    return new SurfaceField(voxel, kept.length == count ? all : all.select(kept), Optional.empty());
  }

  private static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }

  /**
   * The edge of the voxels in which points were merged.
   *
   * @return a length
   */
  public double voxel() {
    return voxel;
  }

  /**
   * The centres, as features are lifted onto them.
   *
   * @return N points in the world
   */
  public List<Vec3> points() {
    float[] m = gaussians.means();
    Vec3[] points = new Vec3[gaussians.size()];
    Arrays.setAll(points, n -> new Vec3(m[3 * n], m[3 * n + 1], m[3 * n + 2]));
    return List.of(points);
  }

  /**
   * The same with features.
   *
   * @param lifted of each point in turn
   * @return the field
   */
  public SurfaceField withFeatures(LiftedPoints lifted) {
    if (lifted.count() != gaussians.size()) {
      throw new IllegalArgumentException(
          gaussians.size() + " points need as many features, found " + lifted.count());
    }
    return new SurfaceField(voxel, gaussians, Optional.of(lifted));
  }

  /**
   * The field, as it is stored.
   *
   * @return at least one Gaussian, with features if they were lifted
   */
  public Gaussians gaussians() {
    if (features.isEmpty()) {
      return gaussians;
    }
    return Gaussians.builder(gaussians.means())
        .quaternions(gaussians.quaternions())
        .scales(gaussians.scales())
        .opacities(gaussians.opacities())
        .harmonics(gaussians.harmonics(), gaussians.degree())
        .features(features.get().features())
        .build();
  }
}
