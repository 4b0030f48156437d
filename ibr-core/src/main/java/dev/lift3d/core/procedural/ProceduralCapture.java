package dev.lift3d.core.procedural;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.DepthRange;
import dev.lift3d.core.procedural.render.RenderSettings;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.SparsePoints;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A place, the cameras that photographed it and the depths they saw. Pictures are rendered when
 * asked for and are not kept.
 *
 * @param place what was photographed
 * @param cameras where from, neighbours in space are neighbours in the list
 * @param depthRange near and far that hold for every view
 */
public record ProceduralCapture(
    ProceduralScene place, List<Camera> cameras, DepthRange depthRange) {
  /** Copies the list. */
  public ProceduralCapture {
    cameras = List.copyOf(cameras);
  }

  /**
   * Makes a place and walks around it with a camera.
   *
   * @param settings seed, kind, number and size of photographs
   * @return the capture
   */
  public static ProceduralCapture of(CaptureSettings settings) {
    ProceduralScene place = ProceduralScene.random(settings.seed(), settings.kind());
    List<Camera> cameras =
        new ProceduralCameras(place, settings.seed())
            .views(settings.views(), settings.width(), settings.height());
    return new ProceduralCapture(place, cameras, LowResolution.depthRange(place, cameras));
  }

  /**
   * Renders one view with everything that is known about it.
   *
   * @param view index of the camera
   * @return colours, depth, normals, instance and class ids
   */
  public RenderedView render(int view) {
    return place.render(cameras.get(view));
  }

  /**
   * Renders one view.
   *
   * @param view index of the camera
   * @param settings how carefully and with whom
   * @return colours, depth, normals, instance and class ids
   */
  public RenderedView render(int view, RenderSettings settings) {
    return place.render(cameras.get(view), settings);
  }

  /**
   * The capture as any other scene: photographs and depth maps that are rendered when asked for.
   *
   * @return a scene of format "procedural"; view i belongs to camera i
   */
  public Scene scene() {
    List<View> views = new ArrayList<>();
    for (int i = 0; i < cameras.size(); i++) {
      Camera camera = cameras.get(i);
      View view =
          View.of(
              String.format(Locale.ROOT, "view_%03d.png", i),
              camera,
              () -> place.render(camera).rgb());
      views.add(view.withDepth(() -> place.render(camera, LowResolution.PLAIN).depth()));
    }
    return new Scene(
        place.kind().name().toLowerCase(Locale.ROOT) + "-" + place.seed(),
        "procedural",
        views,
        depthRange,
        SparsePoints.NONE,
        List.of());
  }
}
