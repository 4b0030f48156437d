package dev.lift3d.correction.matrix;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.io.Halves;

/**
 * A feature map in half the memory: IEEE halves, channels last, eleven bits of precision up to
 * 65,504. The array is shared; treat it as read-only.
 *
 * @param channels D, halves a texel
 * @param grid the texels
 * @param data rows x columns x D halves
 */
public record HalfFeatureMap(int channels, TexelGrid grid, short[] data) {
  /** Checks that the array holds exactly the map. */
  public HalfFeatureMap {
    if (channels < 1 || data.length != (long) channels * grid.count()) {
      throw new IllegalArgumentException(
          grid.rows()
              + " x "
              + grid.columns()
              + " texels of "
              + channels
              + " channels in "
              + data.length
              + " halves");
    }
  }

  /**
   * Rounds a map; what is beyond the range of halves becomes infinite.
   *
   * @param map any map
   * @return its halves
   */
  public static HalfFeatureMap of(FeatureMap map) {
    short[] halves = new short[map.data().length];
    for (int i = 0; i < halves.length; i++) {
      halves[i] = Halves.fromFloat(map.data()[i]);
    }
    return new HalfFeatureMap(map.channels(), TexelGrid.of(map), halves);
  }

  /**
   * The map in single precision.
   *
   * @return a map of its own memory
   */
  public FeatureMap widened() {
    return grid.map(channels, widened(0, channels));
  }

  /** Channels [from, from + count) of every texel, in single precision. */
  float[] widened(int from, int count) {
    float[] out = new float[Math.multiplyExact(grid.count(), count)];
    for (int texel = 0; texel < grid.count(); texel++) {
      int at = texel * channels + from;
      for (int c = 0; c < count; c++) {
        out[texel * count + c] = Halves.toFloat(data[at + c]);
      }
    }
    return out;
  }
}
