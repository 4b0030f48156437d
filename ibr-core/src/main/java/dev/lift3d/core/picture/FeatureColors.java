package dev.lift3d.core.picture;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.linalg.PrincipalComponents;
import java.util.Arrays;
import java.util.List;

/**
 * Shows features as colours: red, green and blue are the first three principal components.
 *
 * <p>Basis and ranges are fitted once and then kept, so the same feature has the same colour in
 * every frame. The ranges run from the 1st to the 99th percentile of what was fitted.
 */
public final class FeatureColors {
  private static final double LOW = 0.01;
  private static final double HIGH = 0.99;
  private static final float MISSING = 0.5f;

  private final PrincipalComponents components;
  private final float[] low;
  private final float[] high;

  private FeatureColors(PrincipalComponents components, float[] low, float[] high) {
    this.components = components;
    this.low = low;
    this.high = high;
  }

  /**
   * Fits the colours to feature maps, of which some thousand cells are looked at.
   *
   * @param maps at least one, all of one channel count
   * @param seed chooses the cells
   * @return the colours
   */
  public static FeatureColors fit(List<FeatureMap> maps, long seed) {
    if (maps.isEmpty()) {
      throw new IllegalArgumentException("colours are fitted to at least one feature map");
    }
    int channels = maps.get(0).channels();
    float[] rows = gather(maps, channels);
    PrincipalComponents components =
        PrincipalComponents.fit(rows, channels, Math.min(3, channels), seed);
    int k = components.components();
    float[] described = components.project(rows);
    float[] low = new float[k];
    float[] high = new float[k];
    for (int c = 0; c < k; c++) {
      float[] sorted = finiteSorted(described, c, k);
      low[c] = sorted[(int) Math.round(LOW * (sorted.length - 1))];
      high[c] = sorted[(int) Math.round(HIGH * (sorted.length - 1))];
    }
    return new FeatureColors(components, low, high);
  }

  /**
   * Colours each cell.
   *
   * @param map of the fitted channel count
   * @return one pixel a cell; cells that hold a number that is not finite are grey
   */
  public Image paint(FeatureMap map) {
    return toColours(describe(map).data(), map.width(), map.height());
  }

  /**
   * Colours the encoded image's area, components interpolated between cell centres.
   *
   * @param map of the fitted channel count
   * @param width width of the picture, which shows the whole encoded image
   * @param height its height
   * @return the picture
   */
  public Image paint(FeatureMap map, int width, int height) {
    FeatureMap described = describe(map);
    int k = described.channels();
    float[] out = new float[width * height * k];
    float[] pixel = new float[k];
    for (int y = 0; y < height; y++) {
      double v = (y + 0.5) * map.cells().imageHeight() / height;
      for (int x = 0; x < width; x++) {
        described.sample((x + 0.5) * map.cells().imageWidth() / width, v, pixel);
        System.arraycopy(pixel, 0, out, (y * width + x) * k, k);
      }
    }
    return toColours(out, width, height);
  }

  private FeatureMap describe(FeatureMap map) {
    if (map.channels() != components.dimension()) {
      throw new IllegalArgumentException(
          "colours were fitted to "
              + components.dimension()
              + " channels, found "
              + map.channels());
    }
    return new FeatureMap(
        components.components(),
        map.height(),
        map.width(),
        components.project(map.data()),
        map.cells());
  }

  private Image toColours(float[] described, int width, int height) {
    Image image = Image.zeros(width, height, 3);
    int k = components.components();
    for (int i = 0; i < width * height; i++) {
      for (int c = 0; c < 3; c++) {
        // One channel alone is shown as grey, two as red and green.
        int from = k == 1 ? 0 : c;
        image.data()[3 * i + c] = from < k ? inRange(described[i * k + from], from) : MISSING;
      }
    }
    return image;
  }

  private float inRange(float value, int c) {
    float spread = high[c] - low[c];
    float t = spread > 0 ? (value - low[c]) / spread : MISSING;
    return Float.isFinite(value) ? Math.max(0, Math.min(1, t)) : MISSING;
  }

  private static float[] gather(List<FeatureMap> maps, int channels) {
    long total = 0;
    for (FeatureMap map : maps) {
      if (map.channels() != channels) {
        throw new IllegalArgumentException(
            "all maps need " + channels + " channels, found " + map.channels());
      }
      total += (long) map.height() * map.width();
    }
    // Every step-th cell: enough for percentiles, and never more than an array holds.
    long step = Math.max(1, total * channels / (1L << 26));
    float[] rows = new float[Math.toIntExact((total + step - 1) / step * channels)];
    int to = 0;
    long cell = 0;
    for (FeatureMap map : maps) {
      for (int i = 0; i < map.height() * map.width(); i++, cell++) {
        if (cell % step == 0) {
          System.arraycopy(map.data(), i * channels, rows, to, channels);
          to += channels;
        }
      }
    }
    return rows;
  }

  private static float[] finiteSorted(float[] described, int c, int k) {
    float[] values = new float[described.length / k];
    int n = 0;
    for (int i = c; i < described.length; i += k) {
      if (Float.isFinite(described[i])) {
        values[n++] = described[i];
      }
    }
    float[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    return sorted;
  }
}
