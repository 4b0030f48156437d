package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.epipolar.stereo.DepthCompletion;
import dev.lift3d.epipolar.stereo.PosedDepth;
import dev.lift3d.epipolar.stereo.SensorDepth;
import dev.lift3d.epipolar.stereo.SourceDepth;
import dev.lift3d.epipolar.stereo.StereoNeighbours;
import dev.lift3d.epipolar.stereo.StereoView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Depth maps of source views, made when first needed: the sensor's where a view has one and it is
 * wanted, else by stereo with neighbours that are not held out.
 */
final class SourceDepths {
  private final Photographs photographs;
  private final DepthPrior prior;
  private final Workers workers;
  private final long budget;
  private final Map<Set<Integer>, ViewCache<SourceDepth>> kept = new HashMap<>();

  /**
   * Nothing is made yet.
   *
   * @param photographs what stereo compares
   * @param prior how depth is found
   * @param workers who works
   * @param budget bytes that maps not asked for at the moment may take
   */
  SourceDepths(Photographs photographs, DepthPrior prior, Workers workers, long budget) {
    this.photographs = photographs;
    this.prior = prior;
    this.workers = workers;
    this.budget = budget;
  }

  /** The depths of these views, in their order, found without looking at some others. */
  List<SourceDepth> of(List<Integer> views, Set<Integer> without) {
    ViewCache<SourceDepth> cache =
        kept.computeIfAbsent(
            Set.copyOf(without), w -> new ViewCache<>(workers, budget, SourceDepths::bytes));
    Map<Integer, List<Integer>> neighbours = new HashMap<>();
    Set<Integer> compared = new TreeSet<>();
    for (int view : cache.missing(views)) {
      List<Integer> found = hasSensor(view) ? List.of() : neighbours(view, without);
      neighbours.put(view, found);
      if (hasSensor(view) || !found.isEmpty()) {
        compared.add(view);
        compared.addAll(found);
      }
    }
    Map<Integer, Image> images = photographs.of(List.copyOf(compared));
    return checked(views, cache.of(views, view -> make(view, neighbours.get(view), images)));
  }

  /** Depths that were matched, with the trust that remains beside those of the other views. */
  private List<SourceDepth> checked(List<Integer> views, List<SourceDepth> depths) {
    List<PosedDepth> posed = new ArrayList<>();
    for (int i = 0; i < depths.size(); i++) {
      posed.add(PosedDepth.of(photographs.cameras().get(views.get(i)), depths.get(i)));
    }
    List<SourceDepth> checked = new ArrayList<>();
    for (int i = 0; i < depths.size(); i++) {
      SourceDepth own = depths.get(i);
      boolean certain = hasSensor(views.get(i)) || own.isUnknown();
      checked.add(certain ? own : own.withConfidence(trust(i, posed)));
    }
    return checked;
  }

  private static float[] trust(int view, List<PosedDepth> posed) {
    List<PosedDepth> others = new ArrayList<>(posed);
    PosedDepth own = others.remove(view);
    float[] trust = own.checked(others);
    for (int i = 0; i < trust.length; i++) {
      trust[i] = Math.max(DepthCompletion.CONTINUED, trust[i]);
    }
    return trust;
  }

  private static long bytes(SourceDepth depth) {
    return 2L * Float.BYTES * depth.inverse().length;
  }

  private View view(int view) {
    return photographs.scene().views().get(view);
  }

  private boolean hasSensor(int view) {
    return prior.sensor() && view(view).depth().isPresent();
  }

  private DepthRange range(int view) {
    return photographs.scene().depthRangeOf(view(view));
  }

  private List<Integer> neighbours(int view, Set<Integer> without) {
    if (prior.stereo().isEmpty()) {
      return List.of();
    }
    List<Integer> allowed = new ArrayList<>();
    for (int i = 0; i < photographs.cameras().size(); i++) {
      if (i == view || !without.contains(i)) {
        allowed.add(i);
      }
    }
    List<Camera> cameras = allowed.stream().map(photographs.cameras()::get).toList();
    return StereoNeighbours.choose(allowed.indexOf(view), cameras, range(view), prior.neighbours())
        .stream()
        .map(allowed::get)
        .toList();
  }

  private SourceDepth make(int view, List<Integer> neighbours, Map<Integer, Image> images) {
    if (hasSensor(view)) {
      SourceDepth measured = SensorDepth.of(view(view).depth().orElseThrow().get(), range(view));
      return DepthCompletion.completed(measured, images.get(view));
    }
    if (neighbours.isEmpty()) {
      return SourceDepth.unknown();
    }
    List<StereoView> others = neighbours.stream().map(n -> stereoView(n, images)).toList();
    return prior.stereo().orElseThrow().estimate(stereoView(view, images), others);
  }

  private StereoView stereoView(int view, Map<Integer, Image> images) {
    return new StereoView(photographs.cameras().get(view), images.get(view), range(view));
  }
}
