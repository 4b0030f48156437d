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

/**
 * How steep the brightness is (Sobel's operator, 1968), as the mean over 2 x 2 pixels; the decoder
 * paints it. A step from black to white is 1. The direction is left out: it would turn with the
 * camera.
 */
public final class SobelEdges implements OperatorProvider {
  private static final int CELL = 2;

  /** Creates the provider. */
  public SobelEdges() {}

  @Override
  public String name() {
    return "edges";
  }

  @Override
  public String description() {
    return "steepness of the brightness over 2 x 2 pixels, decoded as a picture";
  }

  @Override
  public Operator open() {
    FeatureGrid grid = new FeatureGrid(1, CELL, 0);
    OperatorInfo info = new OperatorInfo(name(), description(), "Apache-2.0", grid, List.of());
    return CodeOperator.of(info, image -> encode(image, grid), Painting::paint);
  }

  private static FeatureMap encode(Image image, FeatureGrid grid) {
    Image fitted = PictureSize.multipleOf(CELL).fit(image);
    Image steep = Image.zeros(fitted.width(), fitted.height(), 1);
    for (int row = 0; row < fitted.height(); row++) {
      for (int col = 0; col < fitted.width(); col++) {
        steep.set(col, row, 0, steepness(fitted, col, row));
      }
    }
    Image means = Resize.area(steep, fitted.width() / CELL, fitted.height() / CELL);
    return new FeatureMap(
        1,
        means.height(),
        means.width(),
        means.data().clone(),
        grid.cells(fitted.width(), fitted.height()));
  }

  private static float steepness(Image image, int col, int row) {
    float x = 0;
    float y = 0;
    for (int i = -1; i <= 1; i++) {
      int weight = 2 - Math.abs(i);
      x += weight * (brightness(image, col + 1, row + i) - brightness(image, col - 1, row + i));
      y += weight * (brightness(image, col + i, row + 1) - brightness(image, col + i, row - 1));
    }
    return (float) Math.hypot(x, y) / 4; // the weights of a side add up to 4
  }

  /** Luma of Rec. 709, with the edge repeated. */
  private static float brightness(Image image, int col, int row) {
    int x = Math.max(0, Math.min(image.width() - 1, col));
    int y = Math.max(0, Math.min(image.height() - 1, row));
    return 0.2126f * image.at(x, y, 0) + 0.7152f * image.at(x, y, 1) + 0.0722f * image.at(x, y, 2);
  }
}
