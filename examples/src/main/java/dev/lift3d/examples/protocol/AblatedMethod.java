package dev.lift3d.examples.protocol;

import dev.lift3d.correction.corrector.CorrectionSettings;
import dev.lift3d.correction.corrector.CorrectorKind;
import dev.lift3d.correction.corrector.CorrectorWeights;
import java.util.Optional;

/** A way to get an operator's features for a new camera: the columns of Lift3D's table 3. */
enum AblatedMethod {
  /** The nearest source's features, warped by the rendered depth. */
  WARPED("2D warping", null, false),
  /** The colours' weights, uncorrected. */
  SHARED("shared weights", CorrectorKind.NONE, false),
  /** Corrected, along the first pass's samples. */
  SINGLE_STAGE("single stage", CorrectorKind.AGNOSTIC, true),
  /** The paper's residual, along the second pass's samples. */
  PAPER("two stages, paper", CorrectorKind.PAPER, false),
  /** The default corrector, along the second pass's samples. */
  AGNOSTIC("two stages, agnostic", CorrectorKind.AGNOSTIC, false);

  private final String label;
  private final CorrectorKind kind;
  private final boolean singleStage;

  AblatedMethod(String label, CorrectorKind kind, boolean singleStage) {
    this.label = label;
    this.kind = kind;
    this.singleStage = singleStage;
  }

  String label() {
    return label;
  }

  /** How features are corrected; empty if they are not lifted at all. */
  Optional<CorrectionSettings> correction() {
    return Optional.ofNullable(kind).map(k -> new CorrectionSettings(k, singleStage));
  }

  /** Whether weights hold what it needs. */
  boolean isIn(CorrectorWeights weights) {
    return (kind != CorrectorKind.PAPER || weights.paper().isPresent())
        && (kind != CorrectorKind.AGNOSTIC || weights.agnostic().isPresent());
  }

  /** What to say where they do not. */
  String missing() {
    return label + ": left out, these weights hold no trained \"" + kind.label() + "\" corrector";
  }
}
