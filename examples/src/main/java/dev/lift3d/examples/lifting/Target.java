package dev.lift3d.examples.lifting;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.View;
import java.util.Optional;

/**
 * A camera to render.
 *
 * @param name begins the names of its files; no folder, no ending
 * @param camera the camera at the size at which it is rendered
 * @param view the scene's view there, if it is one: its photograph is the truth
 */
public record Target(String name, Camera camera, Optional<View> view) {
  /**
   * The photograph at the camera's size.
   *
   * @return empty for a camera that is no view of the scene
   */
  public Optional<Image> truth() {
    int width = camera.intrinsics().width();
    int height = camera.intrinsics().height();
    return view.map(v -> Resize.area(v.photograph().get(), width, height));
  }
}
