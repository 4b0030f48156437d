package dev.lift3d.grounding.world;

/**
 * How large a world to make.
 *
 * @param seed any number
 * @param views how many pictures, at least 1
 * @param width of a picture in pixels
 * @param height of a picture in pixels
 * @param sentences at most so many of each {@link SentenceKind}
 */
public record WorldSettings(long seed, int views, int width, int height, int sentences) {
  /** Checks that there is something to make. */
  public WorldSettings {
    if (views < 1 || width < 16 || height < 16 || sentences < 0) {
      throw new IllegalArgumentException(
          "a world needs views of at least 16 x 16 pixels, found "
              + views
              + " of "
              + width
              + " x "
              + height
              + " and "
              + sentences
              + " sentences");
    }
  }

  /**
   * A world of usual size: 24 pictures of 320 x 240, five sentences of each kind.
   *
   * @param seed any number
   * @return the settings
   */
  public static WorldSettings of(long seed) {
    return new WorldSettings(seed, 24, 320, 240, 5);
  }
}
