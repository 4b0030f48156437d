package dev.lift3d.grounding.world;

import java.util.Locale;

/** How large an object is beside others of its kind. */
public enum ObjectSize {
  /** Three quarters of what is usual. */
  SMALL(0.72),
  /** What is usual; sentences do not mention it. */
  MEDIUM(1),
  /** A third more than what is usual. */
  LARGE(1.35);

  private final double factor;

  ObjectSize(double factor) {
    this.factor = factor;
  }

  double factor() {
    return factor;
  }

  /**
   * The adjective.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
