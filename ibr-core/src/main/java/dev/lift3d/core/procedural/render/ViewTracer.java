package dev.lift3d.core.procedural.render;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.shape.Ray;
import dev.lift3d.core.procedural.shape.SurfacePoint;

/** Traces the pixels of one view. Shared by the threads; each brings its scratch. */
final class ViewTracer {
  // a rotated grid: no two samples share a row or a column
  private static final double[] OFFSETS = {
    -0.125, -0.375, 0.375, -0.125, 0.125, 0.375, -0.375, 0.125
  };
  private static final double EDGE_NORMAL = 0.9;
  private static final int BLOCK = 8; // neighbours in both directions share shadow candidates
  private static final double REACH = 8; // pixels

  private final Bvh bvh;
  private final Shader shader;
  private final float[] tone;
  private final double exposure;
  private final Intrinsics k;
  private final Vec3 centre;
  private final double[] r;
  private final double pixel;

  ViewTracer(Camera camera, Bvh bvh, Shader shader, ToneCurve curve) {
    this.bvh = bvh;
    this.shader = shader;
    this.tone = curve.table();
    this.exposure = curve.exposure();
    this.k = camera.intrinsics();
    this.centre = camera.pose().centreInWorld();
    this.r = camera.pose().rotation();
    this.pixel = Math.sqrt(1 / (k.fx() * k.fy()));
  }

  /** One ray through the centre of each pixel of the band, in square blocks. */
  void centres(Scratch s, Renderer.Frames f, int band) {
    s.ray.from(centre.x(), centre.y(), centre.z());
    int top = Renderer.firstRow(band);
    int bottom = Renderer.endRow(band, f.height);
    for (int left = 0; left < f.width; left += BLOCK) {
      int right = Math.min(left + BLOCK, f.width);
      for (int row = top; row < bottom; row++) {
        int body = -1;
        for (int col = left; col < right; col++) {
          body = pixel(s, f, col, row, body);
        }
      }
    }
  }

  private int pixel(Scratch s, Renderer.Frames f, int col, int row, int guess) {
    int i = row * f.width + col;
    aim(s.ray, col + 0.5, row + 0.5);
    int body = trace(s, guess);
    shade(s, body);
    record(s, f, i, body);
    f.light[3 * i] = (float) s.red;
    f.light[3 * i + 1] = (float) s.green;
    f.light[3 * i + 2] = (float) s.blue;
    write(f.rgb.data(), i, s.red, s.green, s.blue);
    return body;
  }

  private void record(Scratch s, Renderer.Frames f, int i, int body) {
    f.bodies[i] = body;
    if (body >= 0) {
      f.instances[i] = bvh.bodies[body].instance();
      f.classes[i] = bvh.bodies[body].kind().id();
      f.depth.data()[i] = (float) s.t;
      f.normals.data()[3 * i] = (float) s.point.nx;
      f.normals.data()[3 * i + 1] = (float) s.point.ny;
      f.normals.data()[3 * i + 2] = (float) s.point.nz;
    }
  }

  /**
   * Four rays for each pixel of the band that differs from a neighbour. Textures filter themselves
   * and light changes slowly, so a ray that meets the surface of this pixel or a neighbour takes
   * over its colour; only what no pixel's centre has met is shaded again.
   */
  void edges(Scratch s, Renderer.Frames f, int band) {
    s.ray.from(centre.x(), centre.y(), centre.z());
    for (int row = Renderer.firstRow(band); row < Renderer.endRow(band, f.height); row++) {
      for (int col = 0; col < f.width; col++) {
        int i = row * f.width + col;
        if (col > 0 && differ(f, i, i - 1)
            || col < f.width - 1 && differ(f, i, i + 1)
            || row > 0 && differ(f, i, i - f.width)
            || row < f.height - 1 && differ(f, i, i + f.width)) {
          average(s, f, col, row);
        }
      }
    }
  }

  private void average(Scratch s, Renderer.Frames f, int col, int row) {
    double red = 0;
    double green = 0;
    double blue = 0;
    int i = row * f.width + col;
    for (int j = 0; j < 8; j += 2) {
      aim(s.ray, col + 0.5 + OFFSETS[j], row + 0.5 + OFFSETS[j + 1]);
      int body = trace(s, f.bodies[i]);
      int same = known(s, f, i, body);
      if (same >= 0) {
        red += f.light[3 * same];
        green += f.light[3 * same + 1];
        blue += f.light[3 * same + 2];
      } else {
        shade(s, body);
        red += s.red;
        green += s.green;
        blue += s.blue;
      }
    }
    write(f.rgb.data(), i, red / 4, green / 4, blue / 4);
  }

  /** A pixel whose centre met the surface just hit: this one, a neighbour, or -1. */
  private static int known(Scratch s, Renderer.Frames f, int i, int body) {
    if (matches(s, f, i, body)) {
      return i;
    }
    int col = i % f.width;
    if (col > 0 && matches(s, f, i - 1, body)) {
      return i - 1;
    }
    if (col < f.width - 1 && matches(s, f, i + 1, body)) {
      return i + 1;
    }
    if (i >= f.width && matches(s, f, i - f.width, body)) {
      return i - f.width;
    }
    if (i + f.width < f.bodies.length && matches(s, f, i + f.width, body)) {
      return i + f.width;
    }
    return -1;
  }

  private static boolean matches(Scratch s, Renderer.Frames f, int i, int body) {
    if (f.bodies[i] != body) {
      return false;
    }
    float[] n = f.normals.data();
    SurfacePoint p = s.point;
    return body < 0 || n[3 * i] * p.nx + n[3 * i + 1] * p.ny + n[3 * i + 2] * p.nz > EDGE_NORMAL;
  }

  private static boolean differ(Renderer.Frames f, int i, int j) {
    if (f.bodies[i] != f.bodies[j]) {
      return true;
    }
    int a = 3 * i;
    int b = 3 * j;
    float[] n = f.normals.data();
    return f.bodies[i] >= 0
        && n[a] * n[b] + n[a + 1] * n[b + 1] + n[a + 2] * n[b + 2] < EDGE_NORMAL;
  }

  private void write(float[] rgb, int i, double red, double green, double blue) {
    rgb[3 * i] = ToneCurve.apply(tone, exposure * red);
    rgb[3 * i + 1] = ToneCurve.apply(tone, exposure * green);
    rgb[3 * i + 2] = ToneCurve.apply(tone, exposure * blue);
  }

  /** A direction of depth 1, so that the ray's parameter is the depth. */
  private void aim(Ray ray, double u, double v) {
    double x = (u - k.cx()) / k.fx();
    double y = (v - k.cy()) / k.fy();
    ray.towards(r[0] * x + r[3] * y + r[6], r[1] * x + r[4] * y + r[7], r[2] * x + r[5] * y + r[8]);
  }

  /** Traces {@code s.ray}: depth and surface in the scratch; the body hit, or -1. */
  private int trace(Scratch s, int guess) {
    int body = bvh.nearest(s.ray, guess, s);
    if (body < 0) {
      return body;
    }
    SurfacePoint p = s.point;
    Ray ray = s.ray;
    bvh.bodies[body].shape().describe(ray, s.t, p);
    s.facing = ray.dx * p.nx + ray.dy * p.ny + ray.dz * p.nz;
    if (s.facing > 0) {
      p.nx = -p.nx;
      p.ny = -p.ny;
      p.nz = -p.nz;
    }
    return body;
  }

  /** Textures and lights what was traced; the linear colour is in the scratch. */
  private void shade(Scratch s, int body) {
    if (body < 0) {
      shader.background(s);
      return;
    }
    SurfacePoint p = s.point;
    Ray ray = s.ray;
    double extent = s.t * pixel;
    s.reach = REACH * extent;
    double across = extent / (Math.abs(s.facing) + 1e-9);
    double du = (ray.dx * p.tx + ray.dy * p.ty + ray.dz * p.tz) * across;
    double dv = (ray.dx * p.bx + ray.dy * p.by + ray.dz * p.bz) * across;
    p.footprintU = Math.sqrt(extent * extent + du * du);
    p.footprintV = Math.sqrt(extent * extent + dv * dv);
    bvh.bodies[body].material().texture().paint(p);
    shader.shade(s, body);
  }
}
