package dev.lift3d.correction.corrector;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How operator features are corrected. */
public enum CorrectorKind {
  /** {@link #AGNOSTIC} where the weights hold a trained one, else {@link #NONE}. */
  AUTOMATIC,
  /** Not at all: the colours' weights, Lift3D's equation 2. */
  NONE,
  /** By weighing views anew; any channel count. */
  AGNOSTIC,
  /** By the paper's residual on 768 channels, equation 3. */
  PAPER;

  /**
   * Finds a kind by name.
   *
   * @param name "automatic", "none", "agnostic" or "paper"
   * @return the kind
   * @throws IllegalArgumentException if there is none of that name
   */
  public static CorrectorKind named(String name) {
    for (CorrectorKind kind : values()) {
      if (kind.label().equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "there are correctors "
            + Arrays.stream(values()).map(CorrectorKind::label).collect(Collectors.joining(", "))
            + ", not \""
            + name
            + "\"");
  }

  /**
   * What {@link #named} finds it by.
   *
   * @return the name in lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
