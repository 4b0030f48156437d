package dev.lift3d.grounding.world;

import java.util.Locale;

/** Kinds of sentences, the simpler first. */
public enum SentenceKind {
  /** "the table", the only one. */
  CATEGORY(1),
  /** "the small red chair" among other chairs. */
  ATTRIBUTE(2),
  /** "the chair next to the table". */
  NEXT_TO(3),
  /** "the mug on the table". */
  ON(3),
  /** "the lamp farthest from the bed". */
  FARTHEST(3),
  /** "the lamp closest to the bed". */
  CLOSEST(3),
  /** "the chair between the table and the sofa". */
  BETWEEN(4),
  /** "the chair to the left of the table as seen from the bed". */
  LEFT_OF(4),
  /** "the chair to the right of the table as seen from the bed". */
  RIGHT_OF(4),
  /** "the three chairs", "the red chairs", "the chairs next to the table". */
  PLURAL(5),
  /** "the chair that is not red", "the mugs that are not on the table". */
  NEGATION(5);

  private final int level;

  SentenceKind(int level) {
    this.level = level;
  }

  /**
   * How much a reader must understand.
   *
   * @return 1 (easy) .. 5
   */
  public int level() {
    return level;
  }

  /**
   * The name under which it is stored.
   *
   * @return lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
