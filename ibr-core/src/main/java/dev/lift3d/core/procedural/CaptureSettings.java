package dev.lift3d.core.procedural;

import java.util.Objects;

/**
 * What to photograph and how often.
 *
 * @param seed any number
 * @param kind what kind of place
 * @param views how many photographs, at least 1
 * @param width of a photograph in pixels
 * @param height of a photograph in pixels
 */
public record CaptureSettings(long seed, SceneKind kind, int views, int width, int height) {
  /** Checks that there is something to take. */
  public CaptureSettings {
    Objects.requireNonNull(kind, "kind");
    if (views < 1 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a capture needs views and pixels, found "
              + views
              + " views of "
              + width
              + " x "
              + height);
    }
  }
}
