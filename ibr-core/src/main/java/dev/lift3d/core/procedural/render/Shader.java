package dev.lift3d.core.procedural.render;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.shape.Ray;
import dev.lift3d.core.procedural.shape.SurfacePoint;
import dev.lift3d.core.procedural.shape.Torus;

/**
 * Linear colour of a surface point: ambient light with occlusion, diffuse light of each lamp with
 * its shadow, and gloss (normalised Blinn-Phong highlight, Schlick's Fresnel factor on the
 * surroundings).
 */
final class Shader {
  private static final double LIFT = 1e-6; // shadow rays start this far above the surface
  private static final double[] BALL = ballSamples();
  private static final int FIRST_SAMPLES = 4;

  private final Bvh bvh;
  private final Bvh casters;
  private final Light[] lights;
  private final Environment environment;
  private final Occlusion occlusion;
  private final boolean shadows;

  /**
   * Creates the shader.
   *
   * @param world lights and surroundings
   * @param bvh everything
   * @param casters what casts shadows
   * @param shadows whether to trace them
   */
  Shader(World world, Bvh bvh, Bvh casters, boolean shadows) {
    this.bvh = bvh;
    this.casters = casters;
    this.lights = world.lights().toArray(new Light[0]);
    this.environment = world.environment();
    this.occlusion = world.occlusion();
    this.shadows = shadows && casters.bodies.length > 0;
  }

  /** Four corners of a tetrahedron, then a Fibonacci spiral, in a ball of radius 1. */
  private static double[] ballSamples() {
    double[] out = new double[3 * 16];
    double q = 0.85 / StrictMath.sqrt(3);
    double[] corners = {q, q, q, q, -q, -q, -q, q, -q, -q, -q, q};
    System.arraycopy(corners, 0, out, 0, 12);
    for (int i = 0; i < 12; i++) {
      double z = 1 - (2 * i + 1) / 12.0;
      double rho = StrictMath.sqrt(1 - z * z);
      double angle = 2.399963229728653 * i;
      double radius = i % 3 == 0 ? 0.95 : i % 3 == 1 ? 0.7 : 0.4;
      out[12 + 3 * i] = radius * rho * StrictMath.cos(angle);
      out[13 + 3 * i] = radius * rho * StrictMath.sin(angle);
      out[14 + 3 * i] = radius * z;
    }
    return out;
  }

  /** The colour of a ray that leaves the world: the sky, which grows pale towards the horizon. */
  void background(Scratch s) {
    Ray v = s.ray;
    double up = v.dz / Math.sqrt(v.dx * v.dx + v.dy * v.dy + v.dz * v.dz);
    double sky = up < 0 ? 0 : Math.sqrt(up);
    Environment e = environment;
    s.red = e.horizon().red() + sky * (e.sky().red() - e.horizon().red());
    s.green = e.horizon().green() + sky * (e.sky().green() - e.horizon().green());
    s.blue = e.horizon().blue() + sky * (e.sky().blue() - e.horizon().blue());
  }

  /**
   * Shades {@code s.point}, which is textured and has its normal towards the viewer.
   *
   * @param s receives the linear colour
   * @param body what was hit
   */
  void shade(Scratch s, int body) {
    SurfacePoint p = s.point;
    Material m = bvh.bodies[body].material();
    double up = 0.5 + 0.5 * p.nz;
    double open = occlusion.open(p);
    double r = open * (environment.below().red() + up * rise(0)) + m.glow();
    double g = open * (environment.below().green() + up * rise(1)) + m.glow();
    double b = open * (environment.below().blue() + up * rise(2)) + m.glow();
    double shineR = 0;
    double shineG = 0;
    double shineB = 0;
    for (int i = 0; i < lights.length; i++) {
      Light light = lights[i];
      double lit = lambert(i, s, body);
      if (lit > 0) {
        r += lit * light.power().red();
        g += lit * light.power().green();
        b += lit * light.power().blue();
        if (m.gloss() > 0) {
          double shine = lit * highlight(s, m.sharpness());
          shineR += shine * light.power().red();
          shineG += shine * light.power().green();
          shineB += shine * light.power().blue();
        }
      }
    }
    s.red = p.red * r;
    s.green = p.green * g;
    s.blue = p.blue * b;
    if (m.gloss() > 0) {
      reflect(s, m.gloss(), open);
      s.red += m.gloss() * shineR;
      s.green += m.gloss() * shineG;
      s.blue += m.gloss() * shineB;
    }
  }

  private double rise(int channel) {
    Environment e = environment;
    return channel == 0
        ? e.above().red() - e.below().red()
        : channel == 1
            ? e.above().green() - e.below().green()
            : e.above().blue() - e.below().blue();
  }

  /** Irradiance factor of one light: cosine, falloff and shadow; leaves the ray to the light. */
  private double lambert(int index, Scratch s, int body) {
    Light light = lights[index];
    SurfacePoint p = s.point;
    Ray ray = s.shadow;
    Vec3 at = light.position();
    ray.from(p.x + LIFT * p.nx, p.y + LIFT * p.ny, p.z + LIFT * p.nz);
    double dx = at.x() - ray.ox;
    double dy = at.y() - ray.oy;
    double dz = at.z() - ray.oz;
    double along = dx * p.nx + dy * p.ny + dz * p.nz;
    if (along <= 0) {
      return 0;
    }
    ray.towards(dx, dy, dz);
    double square = dx * dx + dy * dy + dz * dz;
    double cosine = along / Math.sqrt(square);
    double strength = light.distant() ? cosine : cosine / (square + 0.04);
    return shadows ? strength * visible(index, s, body) : strength;
  }

  private double visible(int index, Scratch s, int body) {
    double radius = lights[index].radius();
    ShadowCache cache = s.shadows[index];
    // every shape but the ring is convex or flat: it cannot shade what faces the light
    Body self = bvh.bodies[body].shape() instanceof Torus ? null : bvh.bodies[body];
    if (cache.blocker >= 0 && casters.bodies[cache.blocker] != self) {
      s.candidates[0] = cache.blocker;
      if (seen(s, 1, radius, radius == 0 ? 1 : FIRST_SAMPLES, true) == 0) {
        return 0;
      }
    }
    int n = candidates(s, index, self);
    if (n == 0) {
      return 1;
    }
    int first = radius == 0 ? 1 : FIRST_SAMPLES;
    int seen = seen(s, n, radius, first, false);
    cache.blocker = seen == 0 ? s.candidates[0] : -1;
    if (seen == 0 || seen == first) {
      return seen == 0 ? 0 : 1;
    }
    return (double) seen(s, n, radius, BALL.length / 3, false) / (BALL.length / 3);
  }

  /**
   * How many of the light's first samples can be seen.
   *
   * @param n how many candidates may hide them
   * @param impatient true to end with the first that can be seen
   */
  private int seen(Scratch s, int n, double radius, int samples, boolean impatient) {
    Ray ray = s.shadow;
    double dx = ray.dx;
    double dy = ray.dy;
    double dz = ray.dz;
    int seen = 0;
    for (int i = 0; i < 3 * samples && !(impatient && seen > 0); i += 3) {
      if (radius > 0) {
        ray.towards(dx + radius * BALL[i], dy + radius * BALL[i + 1], dz + radius * BALL[i + 2]);
      }
      seen += blocked(s, n) ? 0 : 1;
    }
    ray.towards(dx, dy, dz);
    return seen;
  }

  /** Those of the patch's candidates that may shade this point. */
  private int candidates(Scratch s, int index, Body self) {
    ShadowCache cache = s.shadows[index];
    double radius = lights[index].radius();
    cache.prepare(casters, s.shadow, radius, s.reach, s);
    if (cache.size == 0) {
      return 0;
    }
    s.slabs.set(s.shadow, radius, 0);
    int n = 0;
    for (int i = 0; i < cache.size; i++) {
      int candidate = cache.found[i];
      if (casters.mayBlock(candidate, s.slabs) && casters.bodies[candidate] != self) {
        s.candidates[n++] = candidate;
      }
    }
    return n;
  }

  private boolean blocked(Scratch s, int n) {
    int[] found = s.candidates;
    for (int i = 0; i < n; i++) {
      if (casters.blocks(found[i], s.shadow)) {
        int blocker = found[i];
        found[i] = found[0];
        found[0] = blocker; // the next sample meets the same thing first
        return true;
      }
    }
    return false;
  }

  private static double highlight(Scratch s, int sharpness) {
    SurfacePoint p = s.point;
    Ray v = s.ray;
    Ray l = s.shadow;
    double toViewer = -1 / Math.sqrt(v.dx * v.dx + v.dy * v.dy + v.dz * v.dz);
    double toLight = 1 / Math.sqrt(l.dx * l.dx + l.dy * l.dy + l.dz * l.dz);
    double hx = v.dx * toViewer + l.dx * toLight;
    double hy = v.dy * toViewer + l.dy * toLight;
    double hz = v.dz * toViewer + l.dz * toLight;
    double norm = Math.sqrt(hx * hx + hy * hy + hz * hz);
    double power = norm > 0 ? (hx * p.nx + hy * p.ny + hz * p.nz) / norm : 0;
    power = power > 0 ? power : 0;
    for (int i = 0; i < sharpness; i++) {
      power *= power;
    }
    return power * ((1 << sharpness) + 8) * 0.125;
  }

  private void reflect(Scratch s, double gloss, double open) {
    SurfacePoint p = s.point;
    Ray v = s.ray;
    double inverse = 1 / Math.sqrt(v.dx * v.dx + v.dy * v.dy + v.dz * v.dz);
    double cosine = -(v.dx * p.nx + v.dy * p.ny + v.dz * p.nz) * inverse;
    cosine = cosine < 0 ? 0 : cosine > 1 ? 1 : cosine;
    double c = 1 - cosine;
    double fresnel = gloss + (1 - gloss) * c * c * c * c * c * (gloss < 0.05 ? 20 * gloss : 1);
    double upwards = v.dz * inverse + 2 * cosine * p.nz;
    double sky = upwards < 0 ? 0 : upwards > 0.7 ? 1 : upwards / 0.7;
    double ground = upwards < 0 ? (upwards < -0.5 ? 0.3 : 1 + 1.4 * upwards) : 1;
    double k = open * ground;
    Environment e = environment;
    double er = k * (e.horizon().red() + sky * (e.sky().red() - e.horizon().red()));
    double eg = k * (e.horizon().green() + sky * (e.sky().green() - e.horizon().green()));
    double eb = k * (e.horizon().blue() + sky * (e.sky().blue() - e.horizon().blue()));
    s.red += fresnel * (er - s.red);
    s.green += fresnel * (eg - s.green);
    s.blue += fresnel * (eb - s.blue);
  }
}
