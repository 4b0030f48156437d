package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.image.Image;

/** Depth that a sensor measured, in the form in which stereo gives it. */
public final class SensorDepth {
  private static final int LONG_EDGE = 256;

  /** Steps that a view's range is told apart in: as fine as plain stereo's. */
  private static final int STEPS = 96;

  private SensorDepth() {}

  /**
   * Thins out a depth image; depth is not averaged, between two surfaces there is nothing.
   *
   * @param depth H x W x 1, z along the camera axis, 0 or not finite where nothing was measured
   * @param range the depths the view sees
   * @return fully confident where there is a value
   */
  public static SourceDepth of(Image depth, DepthRange range) {
    double scale = Math.min(1, (double) LONG_EDGE / Math.max(depth.width(), depth.height()));
    int columns = Math.max(1, (int) Math.round(depth.width() * scale));
    int rows = Math.max(1, (int) Math.round(depth.height() * scale));
    float[] inverse = new float[columns * rows];
    float[] confidence = new float[columns * rows];
    for (int i = 0; i < inverse.length; i++) {
      int col = (int) ((i % columns + 0.5) * depth.width() / columns);
      int row = (int) ((i / columns + 0.5) * depth.height() / rows);
      float z = depth.at(col, row, 0);
      if (z > 0 && Float.isFinite(z)) {
        inverse[i] = 1 / z;
        confidence[i] = 1;
      }
    }
    double step = (1 / range.near() - 1 / range.far()) / STEPS;
    return new SourceDepth(columns, rows, inverse, confidence, (float) step);
  }
}
