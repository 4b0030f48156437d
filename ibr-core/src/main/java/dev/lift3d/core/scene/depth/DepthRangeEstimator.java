package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Estimates depths where no file gives them, from the agreement of neighbouring pictures.
 *
 * <p>A few reference views, spread over the scene, are compared with neighbours by plane sweeps on
 * small grey pictures. The first sweep takes the nearest neighbours and all depths; the second
 * takes neighbours at a baseline that suits the depths found, and looks closer. What is measured is
 * turned into points, and each view that is well covered by points has their depths as its range.
 * If the pictures do not agree, the cameras' geometry is the last resort, and a note says so. The
 * result depends on the views only: no chance is involved.
 */
public final class DepthRangeEstimator {
  private static final int REFERENCES = 8;
  private static final int FEWEST_REFERENCES = 3;
  private static final int NEIGHBOURS = 3;
  private static final int FEWEST_POINTS = 24;
  private static final double WIDEST_TURN = Math.cos(Math.toRadians(40));
  private static final double BASELINE = 0.12; // of the depth: a parallax of seven degrees
  private static final double PIXELS_PER_SAMPLE = 0.75;
  private static final int MOST_SAMPLES = 640;

  private final List<View> views;
  private final List<Integer> seen; // indices of the views whose pictures may be read
  private final Map<Integer, Thumbnail> thumbnails = new HashMap<>();

  private DepthRangeEstimator(List<View> views, IntPredicate heldOut) {
    this.views = views;
    this.seen = IntStream.range(0, views.size()).filter(v -> !heldOut.test(v)).boxed().toList();
  }

  /** Points in the world and their depths in the views that measured them. */
  private record Measured(List<Vec3> points, double[] depths) {}

  private record Sweep(Thumbnail reference, List<Thumbnail> others, PlaneSweep.Inverse depths) {}

  /**
   * Estimates near and far.
   *
   * @param views the scene's views; the photographs of some of them are read
   * @return depths for the scene, and for each view that is well covered
   */
  public static SceneDepths estimate(List<View> views) {
    return estimate(views, view -> false);
  }

  /**
   * Estimates near and far without looking at some of the pictures.
   *
   * @param views the scene's views
   * @param heldOut true for the index of a view whose photograph must not be read
   * @return depths for the scene, and for each view that is well covered, held out or not
   */
  public static SceneDepths estimate(List<View> views, IntPredicate heldOut) {
    return new DepthRangeEstimator(views, heldOut).estimate();
  }

  private SceneDepths estimate() {
    List<Integer> references = spread();
    Measured rough = measure(references, Optional.empty());
    if (rough.depths.length < FEWEST_POINTS) {
      return AxisGeometry.of(views);
    }
    Measured fine = measure(references, Optional.of(rough.depths));
    Measured best = fine.depths.length < FEWEST_POINTS ? rough : fine;
    DepthRange scene = RobustRange.of(best.depths).orElseThrow();
    CoveredDepths covered = new CoveredDepths(best.points);
    return new SceneDepths(
        scene,
        views.stream().map(v -> covered.of(v.camera())).toList(),
        Optional.of("depth range estimated from the pictures"));
  }

  /** Reading pictures is what takes the time, so fewer of large ones. */
  private List<Integer> spread() {
    Intrinsics k = views.get(0).camera().intrinsics();
    double megapixels = Math.max(1, 1e-6 * k.width() * k.height());
    int affordable = Math.max(FEWEST_REFERENCES, (int) (REFERENCES / megapixels));
    int count = Math.min(affordable, seen.size());
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      out.add(seen.get((int) ((i + 0.5) * seen.size() / count)));
    }
    return out;
  }

  /** Sweeps all references; with known depths only around them. */
  private Measured measure(List<Integer> references, Optional<double[]> known) {
    List<Sweep> sweeps = new ArrayList<>();
    for (int index : references) {
      List<Thumbnail> others = neighbours(index, known).stream().map(this::thumbnail).toList();
      if (!others.isEmpty()) {
        Thumbnail reference = thumbnail(index);
        sweeps.add(new Sweep(reference, others, inverse(reference, others, known)));
      }
    }
    List<Measured> each = sweeps.parallelStream().map(DepthRangeEstimator::sweep).toList();
    return new Measured(
        each.stream().flatMap(m -> m.points.stream()).toList(),
        each.stream().flatMapToDouble(m -> Arrays.stream(m.depths)).toArray());
  }

  private static Measured sweep(Sweep task) {
    Camera camera = task.reference.camera();
    PlaneSweep sweep = new PlaneSweep(task.reference, task.others, task.depths);
    List<Vec3> points = new ArrayList<>();
    for (Thumbnail.Corner corner : task.reference.corners()) {
      OptionalDouble depth = sweep.depthOf(corner);
      if (depth.isPresent()) {
        points.add(camera.unproject(corner.col() + 0.5, corner.row() + 0.5, depth.getAsDouble()));
      }
    }
    return new Measured(
        points, points.stream().mapToDouble(p -> camera.pose().toCamera(p).z()).toArray());
  }

  private Thumbnail thumbnail(int index) {
    return thumbnails.computeIfAbsent(index, i -> Thumbnail.of(views.get(i)));
  }

  /** The views next to one that look about the same way and stand at the wanted baseline. */
  private List<Integer> neighbours(int index, Optional<double[]> known) {
    Camera reference = views.get(index).camera();
    Vec3 centre = reference.pose().centreInWorld();
    double wanted = known.map(d -> BASELINE * median(d)).orElse(0.0);
    List<Integer> candidates = new ArrayList<>();
    for (int i : seen) {
      Camera other = views.get(i).camera();
      double turn = reference.pose().forwardInWorld().dot(other.pose().forwardInWorld());
      boolean apart = other.pose().centreInWorld().distance(centre) > 0.1 * wanted;
      if (i != index && apart && turn > WIDEST_TURN && overlaps(reference, other, known)) {
        candidates.add(i);
      }
    }
    candidates.sort(Comparator.comparingDouble(i -> mismatch(centre, i, wanted)));
    return candidates.subList(0, Math.min(NEIGHBOURS, candidates.size()));
  }

  private double mismatch(Vec3 centre, int index, double wanted) {
    double baseline = views.get(index).camera().pose().centreInWorld().distance(centre);
    return wanted > 0 ? Math.abs(Math.log(baseline / wanted)) : baseline;
  }

  private static boolean overlaps(Camera reference, Camera other, Optional<double[]> known) {
    if (known.isEmpty()) {
      return !other.pose().centreInWorld().equals(reference.pose().centreInWorld());
    }
    Vec3 middle =
        reference.unproject(
            0.5 * reference.intrinsics().width(),
            0.5 * reference.intrinsics().height(),
            median(known.get()));
    return other.sees(other.project(middle));
  }

  /** All depths from the baseline to infinity, or those around known ones. */
  private static PlaneSweep.Inverse inverse(
      Thumbnail reference, List<Thumbnail> others, Optional<double[]> known) {
    Vec3 centre = reference.camera().pose().centreInWorld();
    double baseline =
        others.stream()
            .mapToDouble(o -> o.camera().pose().centreInWorld().distance(centre))
            .max()
            .orElseThrow();
    double pixels = reference.camera().intrinsics().fx() * baseline; // per unit of inverse depth
    double low = 0.5 / pixels;
    double high = 1 / baseline;
    if (known.isPresent()) {
      double[] sorted = known.get().clone();
      Arrays.sort(sorted);
      low = 1 / (3 * RobustRange.percentile(sorted, 0.95));
      high = 3 / RobustRange.percentile(sorted, 0.05);
    }
    int samples = (int) Math.ceil((high - low) * pixels / PIXELS_PER_SAMPLE);
    return new PlaneSweep.Inverse(low, high, Math.max(16, Math.min(MOST_SAMPLES, samples)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
