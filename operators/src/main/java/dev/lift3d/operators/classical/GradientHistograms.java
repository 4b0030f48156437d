package dev.lift3d.operators.classical;

import dev.lift3d.operators.CodeOperator;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import dev.lift3d.operators.OperatorProvider;
import dev.lift3d.operators.network.PictureSize;
import java.util.List;

/** Dense descriptors of gradient orientations; see {@link OrientationCells}. */
public final class GradientHistograms implements OperatorProvider {
  /** Creates the provider. */
  public GradientHistograms() {}

  @Override
  public String name() {
    return "gradient";
  }

  @Override
  public String description() {
    return "histograms of gradient orientations over 4 x 4 pixels (HOG, 31 channels)";
  }

  @Override
  public Operator open() {
    FeatureGrid grid = new FeatureGrid(OrientationCells.CHANNELS, OrientationCells.CELL, 0);
    OperatorInfo info = new OperatorInfo(name(), description(), "Apache-2.0", grid, List.of());
    PictureSize size = PictureSize.multipleOf(OrientationCells.CELL);
    return CodeOperator.of(info, image -> OrientationCells.of(size.fit(image)).features(grid));
  }
}
