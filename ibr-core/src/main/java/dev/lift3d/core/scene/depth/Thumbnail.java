package dev.lift3d.core.scene.depth;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.View;
import java.util.ArrayList;
import java.util.List;

/**
 * A small grey picture with its camera: enough to find depths roughly, and fast.
 *
 * @param camera the camera at this size
 * @param grey H x W x 1, brightness in [0, 1]
 */
record Thumbnail(Camera camera, Image grey) {
  private static final double AREA = 144 * 108;
  private static final int CELL = 8;
  private static final int RADIUS = 3;
  private static final double LEAST_TEXTURE = 2e-4;

  /** A pixel whose surroundings can be recognised. */
  record Corner(int col, int row, double strength) {}

  static Thumbnail of(View view) {
    int width = view.camera().intrinsics().width();
    int height = view.camera().intrinsics().height();
    double scale = Math.min(1, Math.sqrt(AREA / ((double) width * height)));
    int w = Math.max(1, (int) Math.round(width * scale));
    int h = Math.max(1, (int) Math.round(height * scale));
    Image small = Resize.area(view.photograph().get(), w, h);
    Image grey = Image.zeros(w, h, 1);
    for (int i = 0; i < w * h; i++) {
      int at = i * small.channels();
      float[] rgb = small.data();
      grey.data()[i] = (rgb[at] + rgb[at + 1] + rgb[at + 2]) / 3;
    }
    return new Thumbnail(view.camera().resized(w, h), grey);
  }

  int width() {
    return grey.width();
  }

  int height() {
    return grey.height();
  }

  float at(int col, int row) {
    return grey.data()[row * grey.width() + col];
  }

  /**
   * The best corner of each cell of {@value #CELL} x {@value #CELL} pixels, where there is texture
   * in two directions (Shi and Tomasi, "Good features to track", 1994).
   */
  List<Corner> corners() {
    float[] strength = smallestEigenvalues();
    List<Corner> corners = new ArrayList<>();
    for (int top = 0; top < height(); top += CELL) {
      for (int left = 0; left < width(); left += CELL) {
        Corner best = strongest(strength, left, top);
        if (best.strength > LEAST_TEXTURE) {
          corners.add(best);
        }
      }
    }
    return corners;
  }

  private Corner strongest(float[] strength, int left, int top) {
    Corner best = new Corner(left, top, 0);
    for (int row = top; row < Math.min(top + CELL, height()); row++) {
      for (int col = left; col < Math.min(left + CELL, width()); col++) {
        float s = strength[row * width() + col];
        if (s > best.strength) {
          best = new Corner(col, row, s);
        }
      }
    }
    return best;
  }

  /** The mean structure tensor's smaller eigenvalue in a 7 x 7 window; 0 along the border. */
  private float[] smallestEigenvalues() {
    float[] out = new float[width() * height()];
    int border = RADIUS + 1;
    for (int row = border; row < height() - border; row++) {
      for (int col = border; col < width() - border; col++) {
        out[row * width() + col] = smallestEigenvalue(col, row);
      }
    }
    return out;
  }

  private float smallestEigenvalue(int col, int row) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int y = row - RADIUS; y <= row + RADIUS; y++) {
      for (int x = col - RADIUS; x <= col + RADIUS; x++) {
        double dx = 0.5 * (at(x + 1, y) - at(x - 1, y));
        double dy = 0.5 * (at(x, y + 1) - at(x, y - 1));
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
    }
    double mean = 0.5 * (xx + yy);
    double spread = Math.sqrt(0.25 * (xx - yy) * (xx - yy) + xy * xy);
    return (float) ((mean - spread) / ((2 * RADIUS + 1) * (2 * RADIUS + 1)));
  }
}
