package dev.lift3d.correction.corrector;

import java.util.Objects;

/**
 * How operator features are corrected, and on which samples.
 *
 * @param kind which corrector
 * @param singleStage features come from the coarse pass's samples, not from those that were drawn
 *     where it found matter: Lift3D's ablation (supplement A)
 */
public record CorrectionSettings(CorrectorKind kind, boolean singleStage) {
  /** The best that the weights offer, in two stages. */
  public static final CorrectionSettings DEFAULT =
      new CorrectionSettings(CorrectorKind.AUTOMATIC, false);

  /** Shared weights without correction, in two stages. */
  public static final CorrectionSettings NONE = new CorrectionSettings(CorrectorKind.NONE, false);

  /** Checks that nothing is null. */
  public CorrectionSettings {
    Objects.requireNonNull(kind, "kind");
  }
}
