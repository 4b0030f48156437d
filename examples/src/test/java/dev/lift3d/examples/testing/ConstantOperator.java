package dev.lift3d.examples.testing;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.operators.CodeOperator;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.LabelPrediction;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import dev.lift3d.operators.OperatorProvider;
import java.util.List;

/** Sees the second of two classes everywhere. */
public final class ConstantOperator implements OperatorProvider {
  private static final int STRIDE = 4;
  private static final List<String> CLASSES = List.of("nothing", "something");

  @Override
  public String name() {
    return "test-constant";
  }

  @Override
  public String description() {
    return "the same everywhere";
  }

  @Override
  public Operator open() {
    return CodeOperator.of(
        new OperatorInfo(name(), description(), "", new FeatureGrid(2, STRIDE, 0), CLASSES),
        ConstantOperator::encode,
        map -> LabelPrediction.of(map, CLASSES));
  }

  private static FeatureMap encode(Image image) {
    int columns = image.width() / STRIDE;
    int rows = image.height() / STRIDE;
    float[] data = new float[2 * columns * rows];
    for (int i = 1; i < data.length; i += 2) {
      data[i] = 1;
    }
    CellLayout layout = new CellLayout(STRIDE, 0, columns * STRIDE, rows * STRIDE);
    return new FeatureMap(2, rows, columns, data, layout);
  }
}
