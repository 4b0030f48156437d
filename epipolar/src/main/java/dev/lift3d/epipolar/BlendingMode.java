package dev.lift3d.epipolar;

/** Who decides how much each source view counts at a sample. */
public enum BlendingMode {
  /** The aggregator. */
  LEARNED,
  /** Nobody: every view that sees the sample counts the same. A baseline. */
  UNIFORM
}
