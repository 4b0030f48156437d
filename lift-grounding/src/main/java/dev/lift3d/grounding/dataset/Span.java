package dev.lift3d.grounding.dataset;

/**
 * A range of characters of a sentence.
 *
 * @param start first character (UTF-16 unit), from 0
 * @param end one past the last, greater than start
 */
public record Span(int start, int end) {
  /** Checks the order. */
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a span needs 0 <= start < end, found " + start + ", " + end);
    }
  }

  /**
   * The words it covers.
   *
   * @param sentence the sentence
   * @return a part of it
   */
  public String in(String sentence) {
    return sentence.substring(start, end);
  }
}
