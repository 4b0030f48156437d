package dev.lift3d.operators.classical;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.operators.CodeOperator;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import dev.lift3d.operators.OperatorProvider;
import dev.lift3d.operators.network.PictureSize;
import java.util.List;

/** The mean colour of 4 x 4 pixels; the decoder paints it. The simplest whole operator. */
public final class ColourMeans implements OperatorProvider {
  private static final int CELL = 4;

  /** Creates the provider. */
  public ColourMeans() {}

  @Override
  public String name() {
    return "colour";
  }

  @Override
  public String description() {
    return "mean colour of 4 x 4 pixels, decoded as a picture";
  }

  @Override
  public Operator open() {
    FeatureGrid grid = new FeatureGrid(3, CELL, 0);
    OperatorInfo info = new OperatorInfo(name(), description(), "Apache-2.0", grid, List.of());
    return CodeOperator.of(info, image -> encode(image, grid), Painting::paint);
  }

  private static FeatureMap encode(Image image, FeatureGrid grid) {
    Image fitted = PictureSize.multipleOf(CELL).fit(image);
    Image means = Resize.area(fitted, fitted.width() / CELL, fitted.height() / CELL);
    return new FeatureMap(
        3,
        means.height(),
        means.width(),
        means.data().clone(),
        grid.cells(fitted.width(), fitted.height()));
  }
}
