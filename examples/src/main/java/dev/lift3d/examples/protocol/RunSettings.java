package dev.lift3d.examples.protocol;

import dev.lift3d.correction.RenderSettings;
import dev.lift3d.examples.lifting.LiftSession;
import dev.lift3d.examples.lifting.RenderChoice;
import dev.lift3d.operators.Operator;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a protocol renders, and where it leaves pictures.
 *
 * @param choice width, sources, weights and prior
 * @param rays how rays are sampled and views blended
 * @param pictures folder for pictures, a folder a scene inside it; empty for none
 * @param quiet true for no progress on standard error
 */
public record RunSettings(
    RenderChoice choice, RenderSettings rays, Optional<Path> pictures, boolean quiet) {
  /**
   * Opens a session on a scene.
   *
   * @param scene the scene
   * @param operator the 2D model, owned by the session from now on; empty for colours alone
   * @return the session, to be closed by the caller
   */
  LiftSession start(HeldOutScene scene, Optional<Operator> operator) {
    return LiftSession.start(
        new LiftSession.Material(scene.scene(), scene.heldOut(), operator), choice, rays);
  }

  /**
   * Where a scene's pictures go.
   *
   * @param scene the scene
   * @return empty if there shall be none
   */
  Optional<Path> folder(HeldOutScene scene) {
    return pictures.map(folder -> folder.resolve(scene.scene().name()));
  }
}
