package dev.lift3d.grounding.world;

/**
 * Whether a relation holds. Cases that people would argue about are unsure: nothing is said of
 * them.
 */
public enum Verdict {
  /** Clearly. */
  YES,
  /** Clearly not. */
  NO,
  /** Too close to tell. */
  UNSURE;

  /** YES where the value is at least the first bound, NO where it is at most the second. */
  static Verdict above(double value, double yes, double no) {
    return value >= yes ? YES : value <= no ? NO : UNSURE;
  }

  /** YES where the value is at most the first bound, NO where it is at least the second. */
  static Verdict below(double value, double yes, double no) {
    return above(-value, -yes, -no);
  }

  /** NO if either is, YES if both are. */
  Verdict and(Verdict other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNSURE;
  }
}
