package dev.lift3d.grounding.field;

/**
 * Half a turn about the x axis: y and z change their signs, and with them what depends on them.
 * Doing it twice changes nothing.
 */
final class HalfTurn {
  private static final int[] POSITION = {1, -1, -1};

  // w, x, y, z: turned about x on both sides, q' = i q (-i)
  private static final int[] QUATERNION = {1, 1, -1, -1};

  // The signs of the real harmonics 1 .. 15 under y -> -y, z -> -z.
  private static final int[] HARMONIC = {-1, -1, 1, -1, 1, 1, -1, 1, -1, 1, -1, -1, 1, -1, 1};

  private HalfTurn() {}

  static int position(int axis) {
    return POSITION[axis];
  }

  static int quaternion(int component) {
    return QUATERNION[component];
  }

  /** The sign of a coefficient beyond the constant one, counted from 0. */
  static int harmonic(int rest) {
    return HARMONIC[rest];
  }
}
