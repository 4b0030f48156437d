package dev.lift3d.examples.testing;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.operators.CodeOperator;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.LabelPrediction;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import dev.lift3d.operators.OperatorProvider;
import java.util.List;

/** Features are the colours of cells of four pixels; classes say which colour is the strongest. */
public final class ColourOperator implements OperatorProvider {
  private static final int STRIDE = 4;
  private static final List<String> CLASSES = List.of("reddish", "greenish", "bluish");

  @Override
  public String name() {
    return "test-colours";
  }

  @Override
  public String description() {
    return "mean colours of 4 x 4 pixels";
  }

  @Override
  public Operator open() {
    return CodeOperator.of(
        new OperatorInfo(name(), description(), "", new FeatureGrid(3, STRIDE, 0), CLASSES),
        ColourOperator::encode,
        map -> LabelPrediction.of(map, CLASSES));
  }

  private static FeatureMap encode(Image image) {
    Image cells = Resize.area(image, image.width() / STRIDE, image.height() / STRIDE);
    CellLayout layout = new CellLayout(STRIDE, 0, cells.width() * STRIDE, cells.height() * STRIDE);
    return new FeatureMap(3, cells.height(), cells.width(), cells.data(), layout);
  }
}
