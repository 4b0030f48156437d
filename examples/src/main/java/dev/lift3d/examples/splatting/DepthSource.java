package dev.lift3d.examples.splatting;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import dev.lift3d.correction.LiftedView;
import dev.lift3d.examples.console.Progress;
import dev.lift3d.examples.lifting.LiftSession;
import dev.lift3d.grounding.surface.PosedDepth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Views of a scene with depth, measured or rendered. */
public enum DepthSource {
  /** The sensor's. */
  SENSOR,
  /** What the lifting model renders for the scene's own cameras. */
  RENDERED;

  /** Rendered depth counts where at least so much of a ray has ended. */
  private static final double SURE = 0.5;

  /**
   * Where depth comes from if nobody says: from the sensor if it measured any of the views.
   *
   * @param scene the scene
   * @param views indices of views
   * @return the source
   */
  public static DepthSource automatic(Scene scene, List<Integer> views) {
    boolean measured = views.stream().anyMatch(v -> scene.views().get(v).depth().isPresent());
    return measured ? SENSOR : RENDERED;
  }

  /**
   * Measured depth; views without are passed over.
   *
   * @param scene the scene
   * @param views indices of views
   * @param width width in pixels at which they are looked at
   * @param progress told of each view
   * @return at least one view
   * @throws InputException if no view has any
   */
  public static List<PosedDepth> measured(
      Scene scene, List<Integer> views, int width, Progress progress) {
    List<PosedDepth> found = new ArrayList<>();
    for (int v : views) {
      Optional<PosedDepth> view = PosedDepth.measured(scene.views().get(v), width);
      view.ifPresent(found::add);
      progress.step();
    }
    if (found.isEmpty()) {
      throw new InputException(
          "--depth sensor: none of the views of scene "
              + scene.name()
              + " has measured depth; take --depth rendered");
    }
    return found;
  }

  /**
   * Rendered depth, with the photographs' own colours.
   *
   * @param session the lifting model and the scene
   * @param views indices of views
   * @param progress told of each view
   * @return as many views
   */
  public static List<PosedDepth> rendered(
      LiftSession session, List<Integer> views, Progress progress) {
    List<PosedDepth> found = new ArrayList<>();
    for (int v : views) {
      Camera camera = session.prepared().cameras().get(v);
      LiftedView lifted = session.model().render(session.sources(camera));
      Image colours = photograph(session.scene().views().get(v), camera);
      found.add(new PosedDepth(camera, colours, lifted.depth()).where(lifted.opacity(), SURE));
      progress.step();
    }
    return found;
  }

  /**
   * A view's photograph.
   *
   * @param view the view
   * @param camera its camera at the size wanted
   * @return H x W x 3
   */
  static Image photograph(View view, Camera camera) {
    return Resize.area(
        view.photograph().get(), camera.intrinsics().width(), camera.intrinsics().height());
  }
}
