package dev.lift3d.operators.vit;

/**
 * How a table of learned positions is resized to another number of patches. All are bicubic with
 * half-pixel centres; they differ by far more than rounding, and weights work best with the rule
 * they were used with.
 */
public enum PositionRule {
  /**
   * By the factor (n + 0.1) / M where n patches come of M: the original DINO and DINOv2. The factor
   * fixes the sampling step, so that the result differs from resizing to n.
   */
  OFFSET,
  /** To the size: Hugging Face's ViT, Dinov2 and CLIP. */
  PLAIN,
  /** To the size, with antialiasing also where it grows: timm, and DINOv2 with registers. */
  ANTIALIAS,
  /** As {@link #ANTIALIAS}, but a table of the right count is taken as it is: open_clip. */
  ANTIALIAS_BY_COUNT;

  /** An expression for a (1, D, m, m) grid resized to (h, w). */
  String resized(String grid, int m) {
    return switch (this) {
      case OFFSET ->
          ("torch.upsample_bicubic2d(%1$s, [h, w], False, "
                  + "(float(h) + 0.1) / %2$d.0, (float(w) + 0.1) / %2$d.0)")
              .formatted(grid, m);
      case PLAIN -> "torch.upsample_bicubic2d(" + grid + ", [h, w], False, None, None)";
      case ANTIALIAS, ANTIALIAS_BY_COUNT ->
          "torch._upsample_bicubic2d_aa(" + grid + ", [h, w], False, None, None)";
    };
  }

  /** The condition under which the table is taken as it is. */
  String untouched(int m) {
    return this == ANTIALIAS_BY_COUNT ? "h * w == " + m * m : "h == " + m + " and w == " + m;
  }
}
