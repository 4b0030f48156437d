package dev.lift3d.examples.splatting;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.point.PointLift;
import dev.lift3d.correction.point.PointView;
import dev.lift3d.examples.console.Progress;
import dev.lift3d.grounding.surface.PosedDepth;
import dev.lift3d.grounding.surface.SurfaceField;
import dev.lift3d.operators.Operator;
import java.util.ArrayList;
import java.util.List;

/** An operator's features on the points of a field. */
public final class FieldFeatures {
  /** Copies of the features that are in memory at once, at most. */
  private static final int COPIES = 4;

  private FieldFeatures() {}

  /**
   * Lifts features: of what the views show of each point the geometric median, weighted by how well
   * their depth agrees.
   *
   * @param field where to
   * @param views views with the depth that the field was made of
   * @param operator the 2D model
   * @param workers who works
   * @param progress told of each view
   * @return the field with features
   * @throws InputException if they do not fit in memory
   */
  public static SurfaceField lifted(
      SurfaceField field,
      List<PosedDepth> views,
      Operator operator,
      Workers workers,
      Progress progress) {
    int points = field.points().size();
    long bytes = (long) points * operator.info().channels() * Float.BYTES * COPIES;
    if (bytes > Runtime.getRuntime().maxMemory()
        || (long) points * operator.info().channels() > Integer.MAX_VALUE) {
      throw new InputException(
          String.format(
              "%d points with %d features each need %d MB of memory: take a larger --voxel, or"
                  + " start java with a larger -Xmx",
              points, operator.info().channels(), bytes >> 20));
    }
    List<PointView> seen = new ArrayList<>();
    for (PosedDepth view : views) {
      FeatureMap map = operator.encoder().encode(view.colours());
      seen.add(new PointView(view.camera(), map, view.lookup()));
      progress.step();
    }
    return field.withFeatures(PointLift.DEFAULT.onto(field.points(), seen, workers));
  }
}
