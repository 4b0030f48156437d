package dev.lift3d.core.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * At most 256 colours that stand for all of a picture's, and which one each pixel takes.
 *
 * <p>Heckbert's median cut (1982) on a histogram of 6 bits a channel, with the box of the largest
 * squared error cut next, across its widest spread, at the mean. What error is left is broken up by
 * an ordered pattern (Bayer 1973) of just that strength; unlike error diffusion it stands still
 * from frame to frame. A picture of few colours keeps them exactly as long as no two fall into one
 * histogram cell.
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
    double error = boxes.stream().mapToDouble(Box::error).sum() / rgb.length / 3;
    // A pattern evenly spread over [-w/2, w/2] has the variance w^2 / 12.
    double width = Math.sqrt(12 * error);
    Nearest nearest = new Nearest(histogram, colours);
    byte[] pixels = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % image.width();
      int y = i / image.width();
      pixels[i] = nearest.index(moved(rgb[i], (int) Math.round(width * bayer(x, y))));
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

  /** The 8 x 8 ordered pattern, from -0.5 to 0.5: bits of x ^ y and y, the lowest counting most. */
  private static double bayer(int x, int y) {
    int value = 0;
    for (int bit = 0; bit < 3; bit++) {
      int pair = ((x ^ y) >> bit & 1) << 1 | y >> bit & 1;
      value |= pair << 2 * (2 - bit);
    }
    return (value + 0.5) / 64 - 0.5;
  }

  private static int moved(int rgb, int by) {
    int r = Math.max(0, Math.min(255, (rgb >> 16) + by));
    int g = Math.max(0, Math.min(255, (rgb >> 8 & 0xFF) + by));
    int b = Math.max(0, Math.min(255, (rgb & 0xFF) + by));
    return r << 16 | g << 8 | b;
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
  }

  /** For each cell that is asked for, the palette's nearest colour. */
  private static final class Nearest {
    private final Histogram histogram;
    private final int[] colours;
    private final short[] known = new short[CELLS];

    Nearest(Histogram histogram, int[] colours) {
      this.histogram = histogram;
      this.colours = colours;
      Arrays.fill(known, (short) -1);
    }

    byte index(int rgb) {
      int cell = cell(rgb);
      if (known[cell] < 0) {
        known[cell] = (short) search(cell, rgb);
      }
      return (byte) known[cell];
    }

    private int search(int cell, int rgb) {
      boolean occupied = histogram.count[cell] > 0;
      double red = occupied ? histogram.mean(0, cell) : rgb >> 16;
      double green = occupied ? histogram.mean(1, cell) : rgb >> 8 & 0xFF;
      double blue = occupied ? histogram.mean(2, cell) : rgb & 0xFF;
      double best = Double.POSITIVE_INFINITY;
      int found = 0;
      for (int k = 0; k < colours.length; k++) {
        double r = red - (colours[k] >> 16);
        double g = green - (colours[k] >> 8 & 0xFF);
        double b = blue - (colours[k] & 0xFF);
        double distance = r * r + g * g + b * b;
        if (distance < best) {
          best = distance;
          found = k;
        }
      }
      return found;
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
