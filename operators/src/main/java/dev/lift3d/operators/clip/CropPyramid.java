package dev.lift3d.operators.clip;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.io.HostArray;
import java.util.ArrayList;
import java.util.List;

/**
 * CLIP vectors of square crops of several sizes (Kerr et al. 2023, LERF, section 3.2): small crops
 * tell parts, large ones whole things.
 *
 * <p>Crops of a size lie on a grid that reaches over the border by half a crop, where black stands
 * for what is not in the picture. They step by half their side, the smallest by their whole side.
 */
public final class CropPyramid {
  /** Crops that go through the network together. */
  private static final int BATCH = 16;

  private final ClipModel model;
  private final List<Double> sizes;

  private CropPyramid(ClipModel model, List<Double> sizes) {
    this.model = model;
    this.sizes = sizes;
  }

  /**
   * Crops of several sizes.
   *
   * @param model must stay open
   * @param smallest side as a part of the picture's height, 0.05 in LERF
   * @param largest side as a part of the picture's height, 0.5 in LERF
   * @param levels how many sizes, evenly spread, 7 in LERF
   * @return the pyramid
   */
  public static CropPyramid of(ClipModel model, double smallest, double largest, int levels) {
    if (!(smallest > 0 && smallest <= largest && largest <= 1) || levels < 1) {
      throw new IllegalArgumentException(
          "needs 0 < smallest <= largest <= 1 and a level, found %s, %s, %d"
              .formatted(smallest, largest, levels));
    }
    List<Double> sizes = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      double part = levels == 1 ? 0 : (double) i / (levels - 1);
      sizes.add(smallest + part * (largest - smallest));
    }
    return new CropPyramid(model, List.copyOf(sizes));
  }

  /**
   * Encodes a picture.
   *
   * @param image H x W x 3, RGB in [0, 1]
   * @return a map of unit vectors a size, the smallest crops first; cells are the crops' centres
   */
  public List<FeatureMap> encode(Image image) {
    return sizes.stream().map(size -> level(image, size)).toList();
  }

  /**
   * Encodes a picture into one map: at each cell's centre the mean of all sizes' vectors, as a unit
   * vector.
   *
   * @param image H x W x 3, RGB in [0, 1]
   * @param stride pixels from cell to cell
   * @return a map whose cells tile the picture from its corner
   */
  public FeatureMap encode(Image image, int stride) {
    List<FeatureMap> levels = encode(image);
    CellLayout cells = new CellLayout(stride, 0, image.width(), image.height());
    int width = Math.max(1, image.width() / stride);
    int height = Math.max(1, image.height() / stride);
    int channels = model.embedding();
    float[] out = new float[Math.multiplyExact(width * height, channels)];
    float[] one = new float[channels];
    for (int cell = 0; cell < width * height; cell++) {
      float[] sum = new float[channels];
      for (FeatureMap level : levels) {
        level.sample(cells.centre(cell % width), cells.centre(cell / width), one);
        for (int c = 0; c < channels; c++) {
          sum[c] += one[c];
        }
      }
      System.arraycopy(UnitVectors.unit(sum), 0, out, cell * channels, channels);
    }
    return new FeatureMap(channels, height, width, out, cells);
  }

  private FeatureMap level(Image image, double size) {
    int side = Math.max(2, (int) (image.height() * size));
    int step = Math.max(1, (int) (side * stepOf(size)));
    int border = side / 2;
    int cols = (image.width() + 2 * border - side) / step + 1;
    int rows = (image.height() + 2 * border - side) / step + 1;
    int channels = model.embedding();
    float[] out = new float[Math.multiplyExact(cols * rows, channels)];
    for (int first = 0; first < cols * rows; first += BATCH) {
      int count = Math.min(BATCH, cols * rows - first);
      List<Image> crops = new ArrayList<>();
      for (int i = first; i < first + count; i++) {
        crops.add(crop(image, i % cols * step - border, i / cols * step - border, side));
      }
      float[] vectors = model.encodePictures(batch(crops)).toFloats();
      for (int i = 0; i < count; i++) {
        float[] unit = new float[channels];
        System.arraycopy(vectors, i * channels, unit, 0, channels);
        System.arraycopy(UnitVectors.unit(unit), 0, out, (first + i) * channels, channels);
      }
    }
    double offset = side / 2.0 - border - step / 2.0;
    return new FeatureMap(
        channels, rows, cols, out, new CellLayout(step, offset, image.width(), image.height()));
  }

  /** Whole steps at 5 % of the height, half steps from 15 % on, as LERF spaces its crops. */
  private static double stepOf(double size) {
    return 1 - 0.5 * Math.max(0, Math.min(1, (size - 0.05) / 0.1));
  }

  private static Image crop(Image image, int left, int top, int side) {
    Image crop = Image.zeros(side, side, image.channels());
    int from = Math.max(0, left);
    int to = Math.min(image.width(), left + side);
    for (int y = Math.max(0, top); y < Math.min(image.height(), top + side); y++) {
      System.arraycopy(
          image.data(),
          (y * image.width() + from) * image.channels(),
          crop.data(),
          ((y - top) * side + from - left) * image.channels(),
          Math.max(0, to - from) * image.channels());
    }
    return crop;
  }

  private HostArray batch(List<Image> crops) {
    int side = model.side();
    float[] all = new float[crops.size() * 3 * side * side];
    for (int i = 0; i < crops.size(); i++) {
      float[] one = model.scaling().apply(Resize.area(crops.get(i), side, side)).toFloats();
      System.arraycopy(one, 0, all, i * one.length, one.length);
    }
    return HostArray.ofFloats(all, crops.size(), 3, side, side);
  }
}
