package dev.lift3d.examples.option;

import java.util.Optional;

/**
 * Which way the camera goes.
 *
 * @param kind the kind of path
 * @param views the listed views, for {@link Kind#VIEWS} only
 */
public record PathChoice(Kind kind, Optional<ViewList> views) {
  /** The kinds of path. */
  public enum Kind {
    /** From one held-out view to the next; each can be compared with its photograph. */
    HELD_OUT,
    /** A spiral around the mean camera. */
    SPIRAL,
    /** Smoothly through the scene's cameras. */
    INTERPOLATE,
    /** The listed views. */
    VIEWS
  }

  /**
   * Reads "held-out", "spiral", "interpolate" or a list of views.
   *
   * @param text what was typed
   * @return the choice
   * @throws dev.lift3d.core.InputException if it is none of these
   */
  public static PathChoice parse(String text) {
    return switch (text) {
      case "held-out" -> new PathChoice(Kind.HELD_OUT, Optional.empty());
      case "spiral" -> new PathChoice(Kind.SPIRAL, Optional.empty());
      case "interpolate" -> new PathChoice(Kind.INTERPOLATE, Optional.empty());
      default -> new PathChoice(Kind.VIEWS, Optional.of(ViewList.parse(text)));
    };
  }
}
