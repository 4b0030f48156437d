package dev.lift3d.operators.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps one of several boxes that lie over each other: greedy non-maximum suppression. */
public final class BoxSuppression {
  private BoxSuppression() {}

  /**
   * Takes boxes by falling score, ties in their order, and drops those that overlap a taken one.
   *
   * @param boxes boxes
   * @param scores one for each
   * @param threshold overlap above which a box is dropped; an overlap that is NaN is none
   * @return indices of the kept boxes by falling score
   */
  public static List<Integer> keep(List<PixelBox> boxes, double[] scores, double threshold) {
    if (boxes.size() != scores.length) {
      throw new IllegalArgumentException(
          "a score for each of " + boxes.size() + " boxes is needed, found " + scores.length);
    }
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .toList();
    List<Integer> kept = new ArrayList<>();
    for (int candidate : order) {
      PixelBox box = boxes.get(candidate);
      if (kept.stream().noneMatch(k -> boxes.get(k).overlap(box) > threshold)) {
        kept.add(candidate);
      }
    }
    return kept;
  }
}
