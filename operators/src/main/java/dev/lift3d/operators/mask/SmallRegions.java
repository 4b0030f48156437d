package dev.lift3d.operators.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * Tidies masks: fills small holes and removes small islands. Pixels that touch at a corner belong
 * together, inside and outside.
 *
 * @param least pixels that a hole or an island must have to stay
 */
public record SmallRegions(double least) {
  /**
   * Fills holes, components of what is outside, that are too small.
   *
   * @param mask a mask
   * @return the mask without them; the same one if there were none
   */
  public BinaryMask filled(BinaryMask mask) {
    Components outside = Components.of(mask, false);
    boolean[] pixels = mask.pixels().clone();
    boolean changed = false;
    for (int i = 0; i < pixels.length; i++) {
      int component = outside.labels[i];
      if (component >= 0 && outside.sizes.get(component) < least) {
        pixels[i] = true;
        changed = true;
      }
    }
    return changed ? new BinaryMask(mask.width(), mask.height(), pixels) : mask;
  }

  /**
   * Removes islands, components of what is inside, that are too small; if all are, the largest
   * stays.
   *
   * @param mask a mask
   * @return the mask without them; the same one if there were none
   */
  public BinaryMask cleared(BinaryMask mask) {
    Components inside = Components.of(mask, true);
    if (inside.sizes.stream().noneMatch(size -> size < least)) {
      return mask;
    }
    boolean any = inside.sizes.stream().anyMatch(size -> size >= least);
    int largest = inside.largest();
    boolean[] pixels = new boolean[mask.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      int component = inside.labels[i];
      pixels[i] =
          component >= 0 && (any ? inside.sizes.get(component) >= least : component == largest);
    }
    return new BinaryMask(mask.width(), mask.height(), pixels);
  }

  /** Connected pixels: for each pixel its component, or -1, and the components' sizes. */
  private static final class Components {
    private final int width;
    private final int height;
    private final int[] labels;
    private final List<Integer> sizes = new ArrayList<>();
    private final int[] waiting;

    private Components(BinaryMask mask) {
      width = mask.width();
      height = mask.height();
      labels = new int[width * height];
      waiting = new int[labels.length];
    }

    /** Components of the pixels with a value, in the order of their first pixel. */
    static Components of(BinaryMask mask, boolean value) {
      Components found = new Components(mask);
      for (int i = 0; i < found.labels.length; i++) {
        // -2 waits to be visited, -1 never is.
        found.labels[i] = mask.pixels()[i] == value ? -2 : -1;
      }
      for (int i = 0; i < found.labels.length; i++) {
        if (found.labels[i] == -2) {
          found.sizes.add(found.fill(i, found.sizes.size()));
        }
      }
      return found;
    }

    private int fill(int start, int label) {
      int size = 0;
      int count = 0;
      waiting[count++] = start;
      labels[start] = label;
      while (count > 0) {
        int at = waiting[--count];
        size++;
        for (int row = Math.max(0, at / width - 1);
            row <= Math.min(height - 1, at / width + 1);
            row++) {
          for (int col = Math.max(0, at % width - 1);
              col <= Math.min(width - 1, at % width + 1);
              col++) {
            if (labels[row * width + col] == -2) {
              labels[row * width + col] = label;
              waiting[count++] = row * width + col;
            }
          }
        }
      }
      return size;
    }

    int largest() {
      int best = 0;
      for (int i = 1; i < sizes.size(); i++) {
        best = sizes.get(i) > sizes.get(best) ? i : best;
      }
      return best;
    }
  }
}
