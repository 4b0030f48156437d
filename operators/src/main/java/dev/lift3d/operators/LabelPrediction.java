package dev.lift3d.operators;

import dev.lift3d.core.image.FeatureMap;
import java.util.List;

/**
 * A class for each pixel of the encoded image.
 *
 * <p>The array is the prediction's own memory, shared with whoever holds it; treat it as read-only.
 *
 * @param labels for each pixel, row by row, the index of its class
 * @param width pixels a row
 * @param height rows
 * @param classes the classes' names, as many as the logits have channels
 * @param logits H x W x K scores on the decoder's grid, higher is likelier
 */
public record LabelPrediction(
    int[] labels, int width, int height, List<String> classes, FeatureMap logits)
    implements Prediction {
  /** Checks the sizes. */
  public LabelPrediction {
    classes = List.copyOf(classes);
    if (labels.length != (long) width * height) {
      throw new IllegalArgumentException(
          "labels of " + width + " x " + height + " pixels, found " + labels.length);
    }
    if (classes.size() != logits.channels()) {
      throw new IllegalArgumentException(
          "as many class names as channels are needed, found "
              + classes.size()
              + " names and "
              + logits.channels()
              + " channels");
    }
  }

  /**
   * The likeliest class of each pixel of the encoded image: scores are interpolated bilinearly
   * between cell centres (half-pixel convention), then compared.
   *
   * @param logits H x W x K scores
   * @param classes the K classes' names
   * @return labels at the size of the encoded image
   */
  public static LabelPrediction of(FeatureMap logits, List<String> classes) {
    return of(logits, classes, logits.cells().imageWidth(), logits.cells().imageHeight());
  }

  /**
   * The same prediction for the same picture at another size, from the scores.
   *
   * @param newWidth pixels a row
   * @param newHeight rows
   * @return labels at that size
   */
  public LabelPrediction resized(int newWidth, int newHeight) {
    return of(logits, classes, newWidth, newHeight);
  }

  /**
   * The class of a pixel.
   *
   * @param col column
   * @param row row
   * @return an index into {@link #classes}
   */
  public int label(int col, int row) {
    return labels[row * width + col];
  }

  private static LabelPrediction of(
      FeatureMap logits, List<String> classes, int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "labels need positive sizes, found " + width + " x " + height);
    }
    int[] labels = new int[Math.multiplyExact(width, height)];
    float[] scores = new float[logits.channels()];
    double scaleX = (double) logits.cells().imageWidth() / width;
    double scaleY = (double) logits.cells().imageHeight() / height;
    for (int row = 0; row < height; row++) {
      for (int col = 0; col < width; col++) {
        logits.sample((col + 0.5) * scaleX, (row + 0.5) * scaleY, scores);
        labels[row * width + col] = largest(scores);
      }
    }
    return new LabelPrediction(labels, width, height, classes, logits);
  }

  private static int largest(float[] scores) {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }
}
