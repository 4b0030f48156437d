package dev.lift3d.epipolar.stereo;

import java.util.List;

/**
 * Tries planes one after another and notes how well the neighbours agree with the reference there.
 * (Collins, "A space-sweep approach to true multi-image matching", 1996.)
 */
final class MatchingCosts {
  private final GreyView reference;
  private final WindowCorrelation correlation;
  private final List<PlaneWarp> warps;

  MatchingCosts(GreyView reference, List<GreyView> neighbours, int radius) {
    this.reference = reference;
    this.correlation = new WindowCorrelation(reference, radius);
    this.warps = neighbours.stream().map(n -> new PlaneWarp(reference.camera(), n)).toList();
  }

  /**
   * Costs of all pixels on all planes.
   *
   * @param planes where to look
   * @return costs, none for planes that no neighbour sees
   */
  CostVolume costs(InversePlanes planes) {
    int width = reference.width();
    int area = width * reference.height();
    CostVolume volume = CostVolume.zeros(width, reference.height(), planes.count());
    BestHalf best = new BestHalf(warps.size(), area);
    float[] warped = new float[area];
    float[] seen = new float[area];
    float[] scores = new float[area];
    for (int p = 0; p < planes.count(); p++) {
      best.clear();
      for (PlaneWarp warp : warps) {
        warp.onto(planes.at(p), warped, seen);
        correlation.with(warped, scores);
        best.add(scores, seen);
      }
      store(best, volume, p);
    }
    return volume;
  }

  private static void store(BestHalf best, CostVolume volume, int plane) {
    int width = volume.width();
    for (int y = 0; y < volume.height(); y++) {
      int to = volume.row(y, plane);
      for (int x = 0; x < width; x++) {
        float score = Math.max(0, best.at(y * width + x));
        volume.costs()[to + x] = CostVolume.ONE - Math.round(score * CostVolume.ONE);
      }
    }
  }
}
