package dev.lift3d.examples.option;

import java.util.Locale;

/** A plain method to measure the trained model against. */
public enum Baseline {
  /** The nearest source view, warped by the plane at mean depth. */
  NEAREST,
  /** The same rendering, every visible view weighted alike. */
  UNIFORM,
  /** Depth of source views by stereo, their photographs warped by it and blended. */
  MVS;

  /** As typed on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
