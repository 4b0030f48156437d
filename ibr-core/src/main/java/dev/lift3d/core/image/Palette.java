package dev.lift3d.core.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * At most 256 colours that stand for all of a picture's, and which one each pixel takes.
 *
 * <p>Heckbert's median cut (1982) on a histogram of 6 bits a channel, with the box of the largest
 * squared error cut next, across its widest spread, at the mean. A picture of few colours keeps
 * them exactly as long as no two fall into one histogram cell.
 */
final class Palette {
  static final int MAX_COLOURS = 256;

  private static final int BITS = 6;
  private static final int CELLS = 1 << 3 * BITS;

  private final int[] colours; // 0xRRGGBB
  private final byte[] pixels;

  private Palette(int[] colours, byte[] pixels) {
    this.colours = colours;
    this.pixels = pixels;
  }

  /** The palette of a picture of 1 or 3 channels. */
  static Palette of(Image image) {
    int[] rgb = levels(image);
    Histogram histogram = new Histogram(rgb);
    List<Box> boxes = cut(histogram);
    int[] colours = new int[boxes.size()];
    for (int b = 0; b < colours.length; b++) {
      colours[b] = boxes.get(b).colour();
    }
    byte[] nearest = histogram.nearest(colours);
    byte[] pixels = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      pixels[i] = nearest[cell(rgb[i])];
    }
    return new Palette(colours, pixels);
  }

  /** The colours, 0xRRGGBB. */
  int[] colours() {
    return colours;
  }

  /** For each pixel, row by row, the index of its colour. */
  byte[] pixels() {
    return pixels;
  }

  private static int[] levels(Image image) {
    int[] rgb = new int[image.width() * image.height()];
    float[] data = image.data();
    boolean grey = image.channels() == 1;
    for (int i = 0; i < rgb.length; i++) {
      int r = EncodedImage.level(data[grey ? i : 3 * i]);
      int g = grey ? r : EncodedImage.level(data[3 * i + 1]);
      int b = grey ? r : EncodedImage.level(data[3 * i + 2]);
      rgb[i] = r << 16 | g << 8 | b;
    }
    return rgb;
  }

  private static int cell(int rgb) {
    int r = rgb >> 24 - BITS & (1 << BITS) - 1;
    int g = rgb >> 16 - BITS & (1 << BITS) - 1;
    int b = rgb >> 8 - BITS & (1 << BITS) - 1;
    return (r << BITS | g) << BITS | b;
  }

  private static List<Box> cut(Histogram histogram) {
    List<Box> boxes = new ArrayList<>();
    boxes.add(new Box(histogram, histogram.occupied()));
    while (boxes.size() < MAX_COLOURS) {
      Box worst = boxes.stream().max(Comparator.comparingDouble(Box::error)).orElseThrow();
      if (worst.error() <= 0) {
        break;
      }
      boxes.remove(worst);
      boxes.addAll(worst.split());
    }
    return boxes;
  }

  /** Pixel counts and colour sums of each cell. */
  private static final class Histogram {
    final int[] count = new int[CELLS];
    final long[][] sum = new long[3][CELLS];

    Histogram(int[] rgb) {
      for (int value : rgb) {
        int cell = cell(value);
        count[cell]++;
        sum[0][cell] += value >> 16 & 0xFF;
        sum[1][cell] += value >> 8 & 0xFF;
        sum[2][cell] += value & 0xFF;
      }
    }

    int[] occupied() {
      int[] cells = new int[CELLS];
      int n = 0;
      for (int cell = 0; cell < CELLS; cell++) {
        if (count[cell] > 0) {
          cells[n++] = cell;
        }
      }
      return Arrays.copyOf(cells, n);
    }

    double mean(int channel, int cell) {
      return (double) sum[channel][cell] / count[cell];
    }

    /** For each occupied cell the palette entry nearest to its mean colour. */
    byte[] nearest(int[] colours) {
      byte[] out = new byte[CELLS];
      for (int cell : occupied()) {
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < colours.length; k++) {
          double r = mean(0, cell) - (colours[k] >> 16);
          double g = mean(1, cell) - (colours[k] >> 8 & 0xFF);
          double b = mean(2, cell) - (colours[k] & 0xFF);
          double distance = r * r + g * g + b * b;
          if (distance < best) {
            best = distance;
            out[cell] = (byte) k;
          }
        }
      }
      return out;
    }
  }

  /** Cells that share one colour. */
  private static final class Box {
    private final Histogram histogram;
    private final int[] cells;
    private final double[] mean = new double[3];
    private final double[] squares = new double[3]; // squared error along each channel

    Box(Histogram histogram, int[] cells) {
      this.histogram = histogram;
      this.cells = cells;
      for (int c = 0; c < 3; c++) {
        double sum = 0;
        double count = 0;
        for (int cell : cells) {
          sum += histogram.sum[c][cell];
          count += histogram.count[cell];
        }
        mean[c] = sum / count;
        for (int cell : cells) {
          double d = histogram.mean(c, cell) - mean[c];
          squares[c] += histogram.count[cell] * d * d;
        }
      }
    }

    double error() {
      return cells.length < 2 ? 0 : squares[0] + squares[1] + squares[2];
    }

    int colour() {
      return (int) Math.round(mean[0]) << 16
          | (int) Math.round(mean[1]) << 8
          | (int) Math.round(mean[2]);
    }

    List<Box> split() {
      int widest = squares[0] >= squares[1] ? 0 : 1;
      int axis = squares[widest] >= squares[2] ? widest : 2;
      int[] below =
          Arrays.stream(cells).filter(c -> histogram.mean(axis, c) <= mean[axis]).toArray();
      int[] above =
          Arrays.stream(cells).filter(c -> histogram.mean(axis, c) > mean[axis]).toArray();
      if (below.length == 0 || above.length == 0) {
        // Rounding put the mean on the edge; any cut in two makes progress.
        below = Arrays.copyOfRange(cells, 0, cells.length / 2);
        above = Arrays.copyOfRange(cells, cells.length / 2, cells.length);
      }
      return List.of(new Box(histogram, below), new Box(histogram, above));
    }
  }
}
