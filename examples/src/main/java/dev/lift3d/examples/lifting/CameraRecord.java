package dev.lift3d.examples.lifting;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.scene.View;
import java.util.List;

/**
 * A rendered camera as written to {@code cameras.json}.
 *
 * @param name begins the names of its files
 * @param width pixels a row
 * @param height rows
 * @param fx focal length in pixels
 * @param fy focal length in pixels
 * @param cx principal point in pixels, the image's corner being 0
 * @param cy principal point in pixels
 * @param worldToCamera 4 x 4, row by row, OpenCV axes
 * @param sources names of the photographs it was rendered from, best first
 */
record CameraRecord(
    String name,
    int width,
    int height,
    double fx,
    double fy,
    double cx,
    double cy,
    List<List<Double>> worldToCamera,
    List<String> sources) {
  static CameraRecord of(Target target, LiftSession session) {
    Camera camera = target.camera();
    Intrinsics k = camera.intrinsics();
    List<View> views = session.scene().views();
    return new CameraRecord(
        target.name(),
        k.width(),
        k.height(),
        k.fx(),
        k.fy(),
        k.cx(),
        k.cy(),
        rows(camera),
        session.sourceViews(camera).stream().map(v -> views.get(v).name()).toList());
  }

  private static List<List<Double>> rows(Camera camera) {
    double[] r = camera.pose().rotation();
    Vec3 t = camera.pose().translation();
    return List.of(
        List.of(r[0], r[1], r[2], t.x()),
        List.of(r[3], r[4], r[5], t.y()),
        List.of(r[6], r[7], r[8], t.z()),
        List.of(0.0, 0.0, 0.0, 1.0));
  }
}
