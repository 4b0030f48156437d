package dev.lift3d.core.metric;

import dev.lift3d.core.InputException;
import java.util.stream.IntStream;

/**
 * How often each true class was predicted as each class, and the scores that follow from it.
 *
 * <p>Immutable; counts of several images are added with {@link #plus}. A pixel whose truth is no
 * class is left out; one whose prediction is no class counts as a miss of its true class.
 */
public final class ConfusionMatrix {
  private static final String NO_TRUTH =
      "no pixel has a true class; are the labels of another set of classes?";

  private final int classes;

  /** Row: true class. Column: predicted class, the last one for none. */
  private final long[][] counts;

  private ConfusionMatrix(int classes) {
    this.classes = classes;
    this.counts = new long[classes][classes + 1];
  }

  /**
   * Counts the pixels of one image.
   *
   * @param classes how many classes there are; labels are 0 to classes - 1
   * @param truth true label of each pixel; any other value means unknown
   * @param predicted predicted label of each pixel; any other value means none
   * @return the counts
   * @throws IllegalArgumentException if the lengths differ or there is no class
   */
  public static ConfusionMatrix of(int classes, int[] truth, int[] predicted) {
    if (classes < 1 || truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "expected a class and labels of equal length, found "
              + (classes + " classes, " + truth.length + " and " + predicted.length + " labels"));
    }
    ConfusionMatrix matrix = new ConfusionMatrix(classes);
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] >= 0 && truth[i] < classes) {
        boolean known = predicted[i] >= 0 && predicted[i] < classes;
        matrix.counts[truth[i]][known ? predicted[i] : classes]++;
      }
    }
    return matrix;
  }

  /**
   * Adds the counts of other images.
   *
   * @param other counts over the same classes
   * @return the sums
   */
  public ConfusionMatrix plus(ConfusionMatrix other) {
    if (other.classes != classes) {
      throw new IllegalArgumentException(
          "expected " + classes + " classes, found " + other.classes);
    }
    ConfusionMatrix sum = new ConfusionMatrix(classes);
    for (int row = 0; row < classes; row++) {
      for (int col = 0; col <= classes; col++) {
        sum.counts[row][col] = counts[row][col] + other.counts[row][col];
      }
    }
    return sum;
  }

  /**
   * How often one class was taken for another.
   *
   * @param truth the true class
   * @param predicted the predicted class
   * @return pixels
   */
  public long count(int truth, int predicted) {
    if (truth < 0 || truth >= classes || predicted < 0 || predicted >= classes) {
      throw new IllegalArgumentException(
          "classes are 0 to " + (classes - 1) + ", found " + truth + " and " + predicted);
    }
    return counts[truth][predicted];
  }

  /**
   * The share of pixels whose label is right.
   *
   * @return 0 to 1
   * @throws InputException if no pixel has a true class
   */
  public double accuracy() {
    long right = IntStream.range(0, classes).mapToLong(c -> counts[c][c]).sum();
    long all = IntStream.range(0, classes).mapToLong(this::truePixels).sum();
    if (all == 0) {
      throw new InputException(NO_TRUTH);
    }
    return (double) right / all;
  }

  /**
   * Intersection over union of one class.
   *
   * @param c the class
   * @return 0 to 1, or NaN if the class occurs neither in truth nor in prediction
   */
  public double iou(int c) {
    long intersection = count(c, c);
    long predicted = IntStream.range(0, classes).mapToLong(t -> counts[t][c]).sum();
    return (double) intersection / (truePixels(c) + predicted - intersection);
  }

  /**
   * The mean of {@link #iou} over the classes that occur in truth or prediction.
   *
   * @return 0 to 1
   * @throws InputException if no pixel has a true class
   */
  public double meanIou() {
    return IntStream.range(0, classes)
        .mapToDouble(this::iou)
        .filter(iou -> !Double.isNaN(iou))
        .average()
        .orElseThrow(() -> new InputException(NO_TRUTH));
  }

  private long truePixels(int c) {
    long sum = 0;
    for (long count : counts[c]) {
      sum += count;
    }
    return sum;
  }
}
