package dev.lift3d.correction.matrix;

import dev.lift3d.core.geometry.Camera;
import java.util.Objects;

/**
 * A source view that a target draws from.
 *
 * @param name the view's name in its scene
 * @param camera at the size at which its photograph was worked
 */
public record SourceView(String name, Camera camera) {
  /** Checks that nothing is null. */
  public SourceView {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(camera, "camera");
  }
}
