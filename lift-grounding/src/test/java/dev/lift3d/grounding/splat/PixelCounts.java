package dev.lift3d.grounding.splat;

/**
 * What each pixel blends, by number.
 *
 * @param blended Gaussians blended
 * @param clamped of these, how many are held at the largest alpha
 * @param stopped 1 where the pixel ended early
 */
record PixelCounts(int[] blended, int[] clamped, int[] stopped) {
  static PixelCounts of(ReferenceBlend blend, TileGrid grid) {
    int area = grid.width() * grid.height();
    PixelCounts out = new PixelCounts(new int[area], new int[area], new int[area]);
    blend.each(
        (i, column, row, pixel) -> {
          out.blended[i] = pixel.count();
          out.stopped[i] = pixel.stopped() ? 1 : 0;
          for (int k = 0; k < pixel.count(); k++) {
            out.clamped[i] += pixel.held(k) ? 1 : 0;
          }
        });
    return out;
  }
}
