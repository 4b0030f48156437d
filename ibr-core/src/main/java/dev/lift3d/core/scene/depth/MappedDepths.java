package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Depths from depth maps: a few maps, spread over the scene, are read and thinned out. */
public final class MappedDepths {
  private static final int MAPS = 12;
  private static final int STEP = 7; // prime, so that it does not fall in step with the rows

  private MappedDepths() {}

  /**
   * The robust range (1 % and 99 % percentiles with margins) of what the maps hold.
   *
   * @param views the scene's views
   * @param heldOut true for the index of a view whose map must not be read
   * @return depths; empty if no view has a depth map or the maps hold next to nothing
   */
  public static Optional<SceneDepths> of(List<View> views, IntPredicate heldOut) {
    List<View> mapped =
        IntStream.range(0, views.size())
            .filter(v -> !heldOut.test(v) && views.get(v).depth().isPresent())
            .mapToObj(views::get)
            .toList();
    int count = Math.min(MAPS, mapped.size());
    List<Double> depths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      View view = mapped.get((int) ((i + 0.5) * mapped.size() / count));
      addSome(view.depth().orElseThrow().get(), depths);
    }
    double[] all = depths.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(all);
    Optional<DepthRange> range = RobustRange.of(all);
    return range.map(r -> SceneDepths.uniform(r, views.size()));
  }

  private static void addSome(Image map, List<Double> depths) {
    for (int i = 0; i < map.data().length; i += STEP) {
      if (map.data()[i] > 0) {
        depths.add((double) map.data()[i]);
      }
    }
  }
}
