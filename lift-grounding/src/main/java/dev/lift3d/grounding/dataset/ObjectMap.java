package dev.lift3d.grounding.dataset;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import java.nio.file.Path;

/**
 * Which object each pixel of a view shows. The array is shared with whoever holds it; treat it as
 * read-only.
 *
 * @param width pixels a row
 * @param height rows
 * @param ids H x W, counted from 0, -1 for none
 */
public record ObjectMap(int width, int height, int[] ids) {
  /** Checks the size. */
  public ObjectMap {
    if (ids.length != (long) width * height) {
      throw new IllegalArgumentException(
          "a map of " + width + " x " + height + ", found " + ids.length + " ids");
    }
  }

  /**
   * Reads a mask.
   *
   * @param file a PNG of one channel of 8 or 16 bits; objects counted from 1, 0 for none
   * @return the map
   * @throws dev.lift3d.core.InputException if the file is no such picture
   */
  public static ObjectMap read(Path file) {
    Image stored = ImageFiles.readIds(file);
    int[] ids = new int[stored.data().length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (int) stored.data()[i] - 1;
    }
    return new ObjectMap(stored.width(), stored.height(), ids);
  }

  /**
   * Writes a mask as a PNG of 16 bits, whole or not at all.
   *
   * @param file ends in .png
   * @throws dev.lift3d.core.InputException if the file cannot be written
   */
  public void write(Path file) {
    Image stored = Image.zeros(width, height, 1);
    for (int i = 0; i < ids.length; i++) {
      stored.data()[i] = ids[i] + 1;
    }
    ImageFiles.writeDepth16(file, stored, 1);
  }

  /**
   * How many pixels show an object.
   *
   * @param id the object
   * @return 0 if it is not seen
   */
  public int count(int id) {
    int n = 0;
    for (int v : ids) {
      n += v == id ? 1 : 0;
    }
    return n;
  }
}
