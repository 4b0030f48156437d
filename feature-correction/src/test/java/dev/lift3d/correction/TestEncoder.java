package dev.lift3d.correction;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import java.util.concurrent.atomic.AtomicInteger;

/** A 2D model whose features are a formula of where a cell is and what the image shows there. */
final class TestEncoder implements ImageEncoder {
  private final int channels;
  private final int stride;
  private final Formula formula;
  private final AtomicInteger calls = new AtomicInteger();

  /** The value of a channel at a cell's centre. */
  interface Formula {
    double at(Image image, double u, double v, int channel);
  }

  TestEncoder(int channels, int stride, Formula formula) {
    this.channels = channels;
    this.stride = stride;
    this.formula = formula;
  }

  /** The image itself, pixel by pixel. */
  static TestEncoder identity() {
    return new TestEncoder(3, 1, (image, u, v, channel) -> image.at((int) u, (int) v, channel));
  }

  @Override
  public String name() {
    return "formula";
  }

  /** How often an image was encoded. */
  int calls() {
    return calls.get();
  }

  @Override
  public FeatureMap encode(Image image) {
    calls.incrementAndGet();
    int width = (image.width() + stride - 1) / stride;
    int height = (image.height() + stride - 1) / stride;
    float[] data = new float[width * height * channels];
    for (int i = 0; i < data.length; i++) {
      int cell = i / channels;
      double u = (cell % width + 0.5) * stride;
      double v = (cell / width + 0.5) * stride;
      data[i] = (float) formula.at(image, u, v, i % channels);
    }
    CellLayout cells = new CellLayout(stride, 0, image.width(), image.height());
    return new FeatureMap(channels, height, width, data, cells);
  }
}
