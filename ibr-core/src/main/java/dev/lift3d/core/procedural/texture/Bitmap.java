package dev.lift3d.core.procedural.texture;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.shape.SurfacePoint;
import java.util.ArrayList;
import java.util.List;

/** A picture fastened to a surface, mip-mapped: bilinear within a level, blended between levels. */
public final class Bitmap implements Texture {
  private final Image[] levels;
  private final double perLengthU;
  private final double perLengthV;
  private final boolean repeated;

  private Bitmap(Image[] levels, double width, double height, boolean repeated) {
    this.levels = levels;
    this.perLengthU = 1 / width;
    this.perLengthV = 1 / height;
    this.repeated = repeated;
  }

  /**
   * One picture in the middle of the surface; its border colours go on outside.
   *
   * @param picture H x W x 3, linear colours
   * @param width on the surface
   * @param height on the surface
   * @return the texture
   */
  public static Bitmap single(Image picture, double width, double height) {
    return new Bitmap(pyramid(picture), width, height, false);
  }

  /**
   * A picture repeated without end.
   *
   * @param picture H x W x 3, linear colours
   * @param width of one copy on the surface
   * @param height of one copy on the surface
   * @return the texture
   */
  public static Bitmap repeated(Image picture, double width, double height) {
    return new Bitmap(pyramid(picture), width, height, true);
  }

  private static Image[] pyramid(Image picture) {
    List<Image> all = new ArrayList<>();
    Image level = picture;
    all.add(level);
    while (level.width() > 1 || level.height() > 1) {
      level = halved(level);
      all.add(level);
    }
    return all.toArray(new Image[0]);
  }

  private static Image halved(Image from) {
    int width = Math.max(1, from.width() / 2);
    int height = Math.max(1, from.height() / 2);
    Image to = Image.zeros(width, height, 3);
    for (int row = 0; row < height; row++) {
      int above = Math.min(2 * row, from.height() - 1);
      int below = Math.min(2 * row + 1, from.height() - 1);
      for (int col = 0; col < width; col++) {
        int left = Math.min(2 * col, from.width() - 1);
        int right = Math.min(2 * col + 1, from.width() - 1);
        for (int c = 0; c < 3; c++) {
          float sum =
              from.at(left, above, c)
                  + from.at(right, above, c)
                  + from.at(left, below, c)
                  + from.at(right, below, c);
          to.set(col, row, c, sum / 4);
        }
      }
    }
    return to;
  }

  @Override
  public void paint(SurfacePoint p) {
    double x = p.u * perLengthU + 0.5;
    double y = 0.5 - p.v * perLengthV;
    if (repeated) {
      x -= Math.floor(x);
      y -= Math.floor(y);
    }
    double texels =
        Math.max(
            p.footprintU * perLengthU * levels[0].width(),
            p.footprintV * perLengthV * levels[0].height());
    int level = 0;
    while (texels >= 2 && level < levels.length - 1) {
      texels /= 2;
      level++;
    }
    double w = texels <= 1 || level == levels.length - 1 ? 0 : texels - 1;
    sample(levels[level], x, y, p);
    if (w > 0) {
      double r = p.red;
      double g = p.green;
      double b = p.blue;
      sample(levels[level + 1], x, y, p);
      p.red = r + w * (p.red - r);
      p.green = g + w * (p.green - g);
      p.blue = b + w * (p.blue - b);
    }
  }

  private void sample(Image image, double x, double y, SurfacePoint p) {
    int width = image.width();
    int height = image.height();
    double sx = x * width - 0.5;
    double sy = y * height - 0.5;
    double fx = Math.floor(sx);
    double fy = Math.floor(sy);
    double wx = sx - fx;
    double wy = sy - fy;
    int left = column((int) fx, width);
    int right = column((int) fx + 1, width);
    int above = column((int) fy, height) * width;
    int below = column((int) fy + 1, height) * width;
    float[] d = image.data();
    int a = 3 * (above + left);
    int b = 3 * (above + right);
    int c = 3 * (below + left);
    int e = 3 * (below + right);
    double wa = (1 - wx) * (1 - wy);
    double wb = wx * (1 - wy);
    double wc = (1 - wx) * wy;
    double we = wx * wy;
    p.red = wa * d[a] + wb * d[b] + wc * d[c] + we * d[e];
    p.green = wa * d[a + 1] + wb * d[b + 1] + wc * d[c + 1] + we * d[e + 1];
    p.blue = wa * d[a + 2] + wb * d[b + 2] + wc * d[c + 2] + we * d[e + 2];
  }

  private int column(int i, int size) {
    if (repeated) {
      return i < 0 ? i + size : i >= size ? i - size : i;
    }
    return i < 0 ? 0 : i >= size ? size - 1 : i;
  }
}
