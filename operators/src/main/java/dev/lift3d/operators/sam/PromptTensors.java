package dev.lift3d.operators.sam;

import dev.lift3d.core.image.Image;
import java.util.Arrays;
import java.util.List;

/**
 * Prompts of one kind as the networks take them.
 *
 * @param prompts P
 * @param points N points and corners of each prompt
 * @param coordinates P x N x 2, x and y in pixels of the square, the first pixel's corner at 0
 * @param labels P x N: 1 in, 0 out, -1 no point, 2 and 3 a box's corners
 * @param masks P x 4 side x 4 side logits; empty if the prompts have no masks
 */
record PromptTensors(int prompts, int points, float[] coordinates, float[] labels, float[] masks) {
  /** Prompts that can go through the networks together. */
  static boolean alike(SamPrompt a, SamPrompt b) {
    return a.points().size() == b.points().size()
        && a.box().isPresent() == b.box().isPresent()
        && a.mask().isPresent() == b.mask().isPresent();
  }

  /** Brings prompts that are alike into the square. */
  static PromptTensors of(List<SamPrompt> prompts, SamFrame frame, int maskSide) {
    SamPrompt first = prompts.get(0);
    int points = first.points().size();
    // Points without a box are closed by one that is none; a box brings its two corners.
    int n = points + (first.box().isPresent() ? 2 : points > 0 ? 1 : 0);
    Writer out = new Writer(frame, prompts.size() * n);
    for (SamPrompt prompt : prompts) {
      prompt.points().forEach(p -> out.point(p.x(), p.y(), p.inside() ? 1 : 0));
      if (prompt.box().isPresent()) {
        SamPrompt.Box box = prompt.box().get();
        out.point(box.left(), box.top(), PromptScript.CORNER);
        out.point(box.right(), box.bottom(), PromptScript.CORNER + 1);
      } else if (points > 0) {
        out.point(0, 0, PromptScript.NO_POINT);
      }
    }
    float[] masks = first.mask().isPresent() ? masks(prompts, maskSide) : new float[0];
    return new PromptTensors(prompts.size(), n, out.coordinates, out.labels, masks);
  }

  private static float[] masks(List<SamPrompt> prompts, int side) {
    float[] masks = new float[prompts.size() * side * side];
    for (int i = 0; i < prompts.size(); i++) {
      Image mask = prompts.get(i).mask().orElseThrow();
      if (mask.channels() != 1 || mask.width() != side || mask.height() != side) {
        throw new IllegalArgumentException(
            "a mask prompt has %d x %d logits, found %s"
                .formatted(
                    side, side, Arrays.asList(mask.width(), mask.height(), mask.channels())));
      }
      System.arraycopy(mask.data(), 0, masks, i * side * side, side * side);
    }
    return masks;
  }

  boolean hasPoints() {
    return points > 0;
  }

  boolean hasMasks() {
    return masks.length > 0;
  }

  /** Fills the arrays point by point. */
  private static final class Writer {
    private final SamFrame frame;
    private final float[] coordinates;
    private final float[] labels;
    private int count;

    Writer(SamFrame frame, int points) {
      this.frame = frame;
      this.coordinates = new float[2 * points];
      this.labels = new float[points];
    }

    void point(double x, double y, int label) {
      coordinates[2 * count] = (float) frame.toSquareX(x);
      coordinates[2 * count + 1] = (float) frame.toSquareY(y);
      labels[count++] = label;
    }
  }
}
