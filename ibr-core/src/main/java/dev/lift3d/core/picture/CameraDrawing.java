package dev.lift3d.core.picture;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Canvas;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Rgb;
import dev.lift3d.core.scene.Scene;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Draws where the cameras of a scene stand, from above and from the side at one scale: each camera
 * as a pyramid that opens to where it looks, with its index, and the sparse points.
 *
 * @param targets cameras to highlight that need not belong to the scene
 * @param heldOut indices of views that are kept from the sources
 * @param size width and height of each of the two panels, at least 100 pixels
 */
public record CameraDrawing(List<Camera> targets, Set<Integer> heldOut, int size) {
  private static final Rgb SOURCE = Rgb.of(0x4477AA);
  private static final Rgb TARGET = Rgb.of(0xCC3311);
  private static final Rgb HELD_OUT = Rgb.of(0xEE9922);
  private static final Rgb POINT = Rgb.grey(0.72);
  private static final int MARGIN = 36;
  private static final int HEAD = 24;
  private static final int MAX_POINTS = 20_000;
  private static final int MAX_NUMBERS = 40;

  /** Copies the lists and checks the size. */
  public CameraDrawing {
    targets = List.copyOf(targets);
    heldOut = Set.copyOf(heldOut);
    if (size < 100) {
      throw new IllegalArgumentException("a panel needs at least 100 pixels, found " + size);
    }
  }

  /**
   * A drawing without highlights.
   *
   * @param size width and height of each of the two panels
   * @return the drawing
   */
  public static CameraDrawing ofSize(int size) {
    return new CameraDrawing(List.of(), Set.of(), size);
  }

  /**
   * Draws a scene.
   *
   * @param scene any scene
   * @return {@code 2 size} columns x {@code size} rows and a heading
   */
  public Image draw(Scene scene) {
    List<Camera> cameras = new ArrayList<>();
    scene.views().forEach(view -> cameras.add(view.camera()));
    cameras.addAll(targets);
    PlanAxes axes = PlanAxes.of(cameras);
    Canvas canvas = Canvas.of(2 * size, size + HEAD, Rgb.WHITE);
    double length = pyramidLength(scene, cameras);
    Panel above = new Panel(canvas, axes::fromAbove, 0);
    Panel side = new Panel(canvas, axes::fromTheSide, size);
    List<Vec3> shown = whatMustShow(scene, cameras, length);
    double scale = Math.min(above.fittingScale(shown), side.fittingScale(shown));
    for (Panel panel : List.of(above, side)) {
      panel.centreOn(shown, scale);
      panel.points(scene.points().positions());
      panel.cameras(scene.views(), length);
      panel.scaleBar();
    }
    above.title("from above", "right", "ahead");
    side.title("from the side", "ahead", "up");
    legend(canvas);
    canvas.fill(size, HEAD, 1, size, Rgb.grey(0.8));
    return canvas.image();
  }

  private void legend(Canvas canvas) {
    int x = 8;
    String[] names = {"source", "target", "held out"};
    Rgb[] colours = {SOURCE, TARGET, HELD_OUT};
    boolean[] used = {true, !targets.isEmpty(), !heldOut.isEmpty()};
    for (int k = 0; k < names.length; k++) {
      if (used[k]) {
        canvas.fill(x, 7, 9, 9, colours[k]);
        canvas.text(names[k], x + 14, 8, 1, Rgb.BLACK);
        x += 30 + Canvas.textWidth(names[k], 1);
      }
    }
  }

  /** A tenth of the cameras' spread, or of the nearest depth where they stand in one place. */
  private static double pyramidLength(Scene scene, List<Camera> cameras) {
    Vec3 first = cameras.get(0).pose().centreInWorld();
    double spread = 0;
    for (Camera camera : cameras) {
      spread = Math.max(spread, camera.pose().centreInWorld().distance(first));
    }
    return 0.1 * (spread > 1e-9 ? spread : scene.depthRange().near());
  }

  /** All cameras, and the points but for the outermost twentieth on each side. */
  private static List<Vec3> whatMustShow(Scene scene, List<Camera> cameras, double length) {
    List<Vec3> shown = new ArrayList<>();
    for (Camera camera : cameras) {
      Vec3 centre = camera.pose().centreInWorld();
      shown.add(centre);
      shown.add(centre.plus(camera.pose().forwardInWorld().times(length)));
    }
    List<Vec3> points = scene.points().positions();
    if (!points.isEmpty()) {
      double[] x = percentiles(points, Vec3::x);
      double[] y = percentiles(points, Vec3::y);
      double[] z = percentiles(points, Vec3::z);
      for (int corner = 0; corner < 8; corner++) {
        shown.add(new Vec3(x[corner & 1], y[corner >> 1 & 1], z[corner >> 2]));
      }
    }
    return shown;
  }

  private static double[] percentiles(List<Vec3> points, Function<Vec3, Double> coordinate) {
    double[] sorted = points.stream().mapToDouble(coordinate::apply).sorted().toArray();
    int cut = sorted.length / 20;
    return new double[] {sorted[cut], sorted[sorted.length - 1 - cut]};
  }

  private record Pen(double length, Rgb colour, double thickness) {}

  /** One of the two views: a map from the world to pixels, and what is drawn through it. */
  private final class Panel {
    private final Canvas canvas;
    private final Function<Vec3, double[]> flat;
    private final int left;
    private double scale = 1; // pixels a unit
    private final double[] shift = new double[2];

    Panel(Canvas canvas, Function<Vec3, double[]> flat, int left) {
      this.canvas = canvas;
      this.flat = flat;
      this.left = left;
    }

    double fittingScale(List<Vec3> shown) {
      double[] box = box(shown);
      double extent = Math.max(box[2] - box[0], box[3] - box[1]);
      return (size - 2.0 * MARGIN) / Math.max(extent, 1e-9);
    }

    void centreOn(List<Vec3> shown, double pixelsAUnit) {
      double[] box = box(shown);
      scale = pixelsAUnit;
      shift[0] = left + size / 2.0 - scale * (box[0] + box[2]) / 2;
      shift[1] = HEAD + size / 2.0 - scale * (box[1] + box[3]) / 2;
    }

    void points(List<Vec3> positions) {
      int step = Math.max(1, positions.size() / MAX_POINTS);
      for (int k = 0; k < positions.size(); k += step) {
        double[] at = pixel(positions.get(k));
        if (inside(at)) {
          canvas.disc(at[0], at[1], 0.7, POINT);
        }
      }
    }

    void cameras(List<View> views, double length) {
      int step = (views.size() + MAX_NUMBERS - 1) / MAX_NUMBERS;
      for (int k = 0; k < views.size(); k++) {
        if (!heldOut.contains(k)) {
          numbered(k, views.get(k).camera(), k % step == 0, new Pen(length, SOURCE, 1.2));
        }
      }
      for (int k = 0; k < views.size(); k++) { // on top of the sources
        if (heldOut.contains(k)) {
          numbered(k, views.get(k).camera(), true, new Pen(length, HELD_OUT, 2));
        }
      }
      targets.forEach(target -> pyramid(target, new Pen(length, TARGET, 2)));
    }

    private void numbered(int index, Camera camera, boolean number, Pen pen) {
      pyramid(camera, pen);
      if (number) {
        double[] at = pixel(camera.pose().centreInWorld());
        canvas.text(Integer.toString(index), (int) at[0] + 4, (int) at[1] - 9, 1, Rgb.BLACK);
      }
    }

    void title(String name, String along, String upwards) {
      int x = left + size - 8 - Canvas.textWidth(name, 1);
      canvas.text(name, x, 8, 1, Rgb.BLACK);
      double[] corner = {left + 12, HEAD + size - 12.0};
      double[] tip = {corner[0] + 30, corner[1]};
      double[] top = {corner[0], corner[1] - 30};
      canvas.line(corner, tip, 1.5, Rgb.BLACK);
      canvas.line(corner, top, 1.5, Rgb.BLACK);
      canvas.text(along, (int) tip[0] + 5, (int) tip[1] - 4, 1, Rgb.BLACK);
      canvas.text(upwards, (int) top[0] - 4, (int) top[1] - 12, 1, Rgb.BLACK);
    }

    /** The largest 1, 2 or 5 times a power of ten that fits a quarter of the panel. */
    void scaleBar() {
      double most = size / 4.0 / scale;
      double power = Math.pow(10, Math.floor(Math.log10(most)));
      double units = most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
      double right = left + size - 12.0;
      double y = HEAD + size - 12.0;
      canvas.line(new double[] {right - units * scale, y}, new double[] {right, y}, 2, Rgb.BLACK);
      String label = String.format(Locale.ROOT, "%.3g", units).replaceAll("\\.?0+$", "");
      canvas.text(label, (int) (right - units * scale), (int) y - 14, 1, Rgb.BLACK);
    }

    private void pyramid(Camera camera, Pen pen) {
      int w = camera.intrinsics().width();
      int h = camera.intrinsics().height();
      double[] apex = pixel(camera.pose().centreInWorld());
      double[][] corners = {
        pixel(camera.unproject(0, 0, pen.length)),
        pixel(camera.unproject(w, 0, pen.length)),
        pixel(camera.unproject(w, h, pen.length)),
        pixel(camera.unproject(0, h, pen.length))
      };
      for (int k = 0; k < 4; k++) {
        canvas.line(apex, corners[k], pen.thickness, pen.colour);
        canvas.line(corners[k], corners[(k + 1) % 4], pen.thickness, pen.colour);
      }
    }

    private double[] pixel(Vec3 point) {
      double[] at = flat.apply(point);
      return new double[] {shift[0] + scale * at[0], shift[1] + scale * at[1]};
    }

    private boolean inside(double[] at) {
      return at[0] > left && at[0] < left + size && at[1] > HEAD && at[1] < HEAD + size;
    }

    private double[] box(List<Vec3> shown) {
      double[] box = new double[4];
      Arrays.fill(box, 0, 2, Double.POSITIVE_INFINITY);
      Arrays.fill(box, 2, 4, Double.NEGATIVE_INFINITY);
      for (Vec3 point : shown) {
        double[] at = flat.apply(point);
        for (int axis = 0; axis < 2; axis++) {
          box[axis] = Math.min(box[axis], at[axis]);
          box[axis + 2] = Math.max(box[axis + 2], at[axis]);
        }
      }
      return box;
    }
  }
}
