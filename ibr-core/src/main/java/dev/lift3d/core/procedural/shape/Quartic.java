package dev.lift3d.core.procedural.shape;

/**
 * The first root of {@code s^4 + a s^2 + b s + c} in an interval.
 *
 * <p>The two inflections (closed form) cut the interval into pieces where the slope is monotonic;
 * the slope's roots cut it into pieces where the quartic itself is; each piece is searched by
 * Newton's method kept inside a shrinking bracket. No root of odd order is missed, and there is
 * none of the cancellation of closed-form quartic solutions.
 */
final class Quartic {
  private static final int MAX_STEPS = 60;

  private Quartic() {}

  /**
   * Finds the first sign change.
   *
   * @param a factor of s^2
   * @param b factor of s
   * @param c constant
   * @param low start of the interval
   * @param high end of the interval
   * @return the smallest root in (low, high), or positive infinity
   */
  static double firstRoot(double a, double b, double c, double low, double high) {
    if (!(low < high)) {
      return Double.POSITIVE_INFINITY;
    }
    // second derivative 12 s^2 + 2 a
    double inflection = a < 0 ? Math.sqrt(-a / 6) : 0;
    double from = low;
    for (int piece = 0; piece < 3; piece++) {
      double to = piece == 0 ? -inflection : piece == 1 ? inflection : high;
      to = to < high ? to : high;
      if (!(to > from)) {
        continue;
      }
      double turn = slopeRoot(a, b, from, to);
      double root = valueRoot(a, b, c, from, turn);
      root = root == Double.POSITIVE_INFINITY ? valueRoot(a, b, c, turn, to) : root;
      if (root != Double.POSITIVE_INFINITY) {
        return root;
      }
      from = to;
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double value(double a, double b, double c, double s) {
    return ((s * s + a) * s + b) * s + c;
  }

  private static double slope(double a, double b, double s) {
    return (4 * s * s + 2 * a) * s + b;
  }

  /** Where the slope changes sign between the ends, else the far end. */
  private static double slopeRoot(double a, double b, double from, double to) {
    double left = slope(a, b, from);
    if (!(left < 0 ^ slope(a, b, to) < 0)) {
      return to;
    }
    double lo = from;
    double hi = to;
    double s = (lo + hi) / 2;
    for (int i = 0; i < MAX_STEPS; i++) {
      double f = slope(a, b, s);
      if (f < 0 == left < 0) {
        lo = s;
      } else {
        hi = s;
      }
      double next = s - f / (12 * s * s + 2 * a);
      next = next > lo && next < hi ? next : (lo + hi) / 2;
      if (Math.abs(next - s) < 1e-14 * (to - from)) {
        break;
      }
      s = next;
    }
    return s;
  }

  private static double valueRoot(double a, double b, double c, double from, double to) {
    double left = value(a, b, c, from);
    if (!(to > from) || left < 0 == value(a, b, c, to) < 0) {
      return Double.POSITIVE_INFINITY;
    }
    double lo = from;
    double hi = to;
    double s = (lo + hi) / 2;
    for (int i = 0; i < MAX_STEPS; i++) {
      double f = value(a, b, c, s);
      if (f < 0 == left < 0) {
        lo = s;
      } else {
        hi = s;
      }
      double next = s - f / slope(a, b, s);
      next = next > lo && next < hi ? next : (lo + hi) / 2;
      if (Math.abs(next - s) < 1e-15 * (to - from)) {
        break;
      }
      s = next;
    }
    return s;
  }
}
