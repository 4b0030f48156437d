package dev.lift3d.epipolar.stereo;

/**
 * How finely depth is looked for.
 *
 * @param longEdge pixels of a photograph's longer side while matching; smaller photographs keep
 *     their size
 * @param planes depths that are tried, uniform in inverse depth, both ends of the range included
 * @param neighbours how many other views to match a view with
 * @param windowRadius pixels on each side of the middle of a correlation window
 */
public record StereoSettings(int longEdge, int planes, int neighbours, int windowRadius) {
  /** About a quarter of a second of one core for a view. */
  public static final StereoSettings DEFAULT = new StereoSettings(256, 96, 4, 2);

  private static final int FEWEST_PLANES = 16;
  private static final int LARGEST_EDGE = 2048;
  private static final int MOST_PLANES = 1024;
  private static final int MOST_NEIGHBOURS = 64;
  private static final int LARGEST_RADIUS = 15;

  /** Checks that each number is in its range. */
  public StereoSettings {
    require("longEdge", longEdge, 16, LARGEST_EDGE);
    require("planes", planes, 3, MOST_PLANES);
    require("neighbours", neighbours, 1, MOST_NEIGHBOURS);
    require("windowRadius", windowRadius, 1, LARGEST_RADIUS);
  }

  /**
   * The same at another size, with as many planes for each pixel: what can be told apart, in
   * planes, stays the same.
   *
   * @param pixels the photograph's longer side while matching
   * @return the settings
   */
  public StereoSettings withLongEdge(int pixels) {
    int scaled = Math.max(FEWEST_PLANES, (int) Math.round((double) planes * pixels / longEdge));
    return new StereoSettings(pixels, scaled, neighbours, windowRadius);
  }

  private static void require(String name, int found, int least, int most) {
    if (found < least || found > most) {
      throw new IllegalArgumentException(
          name + " of stereo must lie in " + least + " .. " + most + ", found " + found);
    }
  }
}
