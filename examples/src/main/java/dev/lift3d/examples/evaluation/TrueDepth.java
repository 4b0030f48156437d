package dev.lift3d.examples.evaluation;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.scene.View;
import java.util.Optional;

/** Measured depth of a view, at the size at which it is rendered. */
public final class TrueDepth {
  private TrueDepth() {}

  /**
   * The depth map's value nearest to each pixel's centre; averages would mix near and far.
   *
   * @param view a view of a scene
   * @param width pixels a row
   * @param height rows
   * @return H x W x 1, 0 where nothing was measured; empty if the view has no depth
   */
  public static Optional<Image> of(View view, int width, int height) {
    return view.depth().map(reader -> nearest(reader.get(), width, height));
  }

  private static Image nearest(Image map, int width, int height) {
    Image out = Image.zeros(width, height, 1);
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < width; col++) {
        int fromCol = (int) ((col + 0.5) * map.width() / width);
        int fromRow = (int) ((row + 0.5) * map.height() / height);
        out.set(col, row, 0, map.at(fromCol, fromRow, 0));
      }
    }
    return out;
  }
}
