package dev.lift3d.epipolar;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.ray.RayBundle;
import java.util.Arrays;
import java.util.List;

/**
 * Projects samples into source views and fetches there: IBRNet's projector, in plain Java.
 *
 * <p>A sample's projections into the views lie on their epipolar lines, hence the name. Maps are
 * channels last, so that one fetch reads four short runs of memory. The way back, {@link #scatter},
 * adds gradients into maps of the same layout.
 */
public final class EpipolarGather {
  /** Largest |u|, |v| of a projection, as in the original. */
  private static final double FARTHEST = 1e6;

  private final Conventions conventions;
  private final Vec3 targetCentre;
  private final List<SourceMap> sources;
  private final View[] views;

  /** A source camera, unpacked for the inner loop. */
  private static final class View {
    final double[] rotation;
    final Vec3 translation;
    final Vec3 centre;
    final Intrinsics k;
    final SourceMap map;

    View(SourceMap map) {
      this.map = map;
      k = map.camera().intrinsics();
      rotation = map.camera().pose().rotation();
      translation = map.camera().pose().translation();
      centre = map.camera().pose().centreInWorld();
    }
  }

  /**
   * Prepares a gather for one target camera.
   *
   * @param conventions how maps are fetched
   * @param targetCentre the target camera's centre in the world
   * @param sources V source views with maps of equal channels
   */
  public EpipolarGather(Conventions conventions, Vec3 targetCentre, List<SourceMap> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("at least one source view is needed");
    }
    this.conventions = conventions;
    this.targetCentre = targetCentre;
    this.sources = List.copyOf(sources);
    this.views = sources.stream().map(View::new).toArray(View[]::new);
  }

  /**
   * The source views.
   *
   * @return immutable list of V
   */
  public List<SourceMap> sources() {
    return sources;
  }

  /**
   * How maps are fetched, and what differences of directions mean.
   *
   * @return the numerics
   */
  public Conventions conventions() {
    return conventions;
  }

  /**
   * Fetches at samples along rays.
   *
   * @param rays R rays
   * @param depths (R, S) depths
   * @param out receives what the views show; resized to fit
   */
  public void gather(RayBundle rays, float[] depths, GatheredSamples out) {
    int count = rays.count();
    int samples = depths.length / count;
    out.resize(count, samples, views.length, views[0].map.channels(), conventions);
    double[] d = rays.directions();
    double[] o = {rays.origin().x(), rays.origin().y(), rays.origin().z()};
    double[] point = new double[3];
    for (int r = 0; r < count; r++) {
      for (int s = 0; s < samples; s++) {
        double z = depths[r * samples + s];
        point[0] = o[0] + z * d[3 * r];
        point[1] = o[1] + z * d[3 * r + 1];
        point[2] = o[2] + z * d[3 * r + 2];
        at(point, (r * samples + s) * views.length, out);
      }
    }
  }

  /** Fetches one point from every view; {@code first} counts (R, S, V) entries. */
  void at(double[] point, int first, GatheredSamples out) {
    double ax = targetCentre.x() - point[0];
    double ay = targetCentre.y() - point[1];
    double az = targetCentre.z() - point[2];
    double an = 1 / (Math.sqrt(ax * ax + ay * ay + az * az) + 1e-6);
    ax *= an;
    ay *= an;
    az *= an;
    int channels = out.differenceChannels();
    for (int v = 0; v < views.length; v++) {
      View view = views[v];
      boolean seen = fetch(view, point, first + v, out);
      int to = channels * (first + v);
      if (seen || conventions == Conventions.IBRNET) {
        difference(view.centre, point, ax, ay, az, out.differences(), to);
      } else {
        Arrays.fill(out.differences(), to, to + channels, 0);
      }
    }
  }

  private void difference(
      Vec3 centre, double[] point, double ax, double ay, double az, float[] out, int at) {
    double bx = centre.x() - point[0];
    double by = centre.y() - point[1];
    double bz = centre.z() - point[2];
    double bn = 1 / (Math.sqrt(bx * bx + by * by + bz * bz) + 1e-6);
    bx *= bn;
    by *= bn;
    bz *= bn;
    double dx = ax - bx;
    double dy = ay - by;
    double dz = az - bz;
    double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    double n = 1 / Math.max(length, 1e-6);
    out[at] = (float) (dx * n);
    out[at + 1] = (float) (dy * n);
    out[at + 2] = (float) (dz * n);
    // The dot product of nearly equal directions has lost its digits; their distance has not.
    out[at + 3] =
        (float) (conventions == Conventions.IBRNET ? ax * bx + ay * by + az * bz : length);
  }

  private boolean fetch(View view, double[] p, int entry, GatheredSamples out) {
    double[] r = view.rotation;
    double x = r[0] * p[0] + r[1] * p[1] + r[2] * p[2] + view.translation.x();
    double y = r[3] * p[0] + r[4] * p[1] + r[5] * p[2] + view.translation.y();
    double z = r[6] * p[0] + r[7] * p[1] + r[8] * p[2] + view.translation.z();
    return conventions == Conventions.IBRNET
        ? fetchOriginal(view, x, y, z, entry, out)
        : fetchCorrected(view, x, y, z, entry, out);
  }

  private static boolean fetchCorrected(
      View view, double x, double y, double z, int entry, GatheredSamples out) {
    Intrinsics k = view.k;
    int channels = view.map.channels();
    int to = entry * (3 + channels);
    // Rounded once, so that the way back falls on the same texels.
    float u = (float) (k.fx() * x / z + k.cx());
    float v = (float) (k.fy() * y / z + k.cy());
    boolean seen = z > 1e-8 && u >= 0 && v >= 0 && u <= k.width() && v <= k.height();
    out.masks()[entry] = seen ? 1 : 0;
    if (!seen) {
      Arrays.fill(out.features(), to, to + 3 + channels, 0);
      return false;
    }
    Bilinear.clamped(
        view.map.colours(), k.width(), k.height(), 3, u - 0.5, v - 0.5, out.features(), to);
    double j = u / view.map.stride() - 0.5;
    double i = v / view.map.stride() - 0.5;
    Bilinear.clamped(
        view.map.features(),
        view.map.columns(),
        view.map.rows(),
        channels,
        j,
        i,
        out.features(),
        to + 3);
    out.pixels()[2 * entry] = u;
    out.pixels()[2 * entry + 1] = v;
    int witness = entry * out.differenceChannels() + Conventions.DIRECTIONS;
    DepthWitness.ask(
        view.map.depth(), u / k.width(), v / k.height(), z, out.differences(), witness);
    return true;
  }

  private static boolean fetchOriginal(
      View view, double x, double y, double z, int entry, GatheredSamples out) {
    Intrinsics k = view.k;
    double depth = Math.max(z, 1e-8);
    // The original counts pixels from their centres: half a pixel less than here.
    float u = (float) limited(k.fx() * x / depth + (k.cx() - 0.5) * (z / depth));
    float v = (float) limited(k.fy() * y / depth + (k.cy() - 0.5) * (z / depth));
    boolean seen = z > 0 && u >= 0 && v >= 0 && u <= k.width() - 1 && v <= k.height() - 1;
    out.masks()[entry] = seen ? 1 : 0;
    int channels = view.map.channels();
    int to = entry * (3 + channels);
    Bilinear.padded(view.map.colours(), k.width(), k.height(), 3, u, v, out.features(), to);
    double j = (double) u * (view.map.columns() - 1) / (k.width() - 1);
    double i = (double) v * (view.map.rows() - 1) / (k.height() - 1);
    Bilinear.padded(
        view.map.features(),
        view.map.columns(),
        view.map.rows(),
        channels,
        j,
        i,
        out.features(),
        to + 3);
    out.pixels()[2 * entry] = u + 0.5f;
    out.pixels()[2 * entry + 1] = v + 0.5f;
    return seen;
  }

  private static double limited(double pixel) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, pixel));
  }

  /**
   * Adds gradients of the gathered features into gradients of the feature maps.
   *
   * @param gathered what {@link #gather} filled, unchanged since
   * @param gradient (R, S, V, 3 + C); the colours' part is not used, photographs are not trained
   * @param maps V arrays of h x w x C, added to
   */
  public void scatter(GatheredSamples gathered, float[] gradient, float[][] maps) {
    int entries = gathered.rays() * gathered.samples();
    int channels = gathered.channels();
    for (int entry = 0; entry < entries * views.length; entry++) {
      int v = entry % views.length;
      SourceMap map = views[v].map;
      float x = gathered.pixels()[2 * entry];
      float y = gathered.pixels()[2 * entry + 1];
      int from = entry * (3 + channels) + 3;
      if (conventions == Conventions.IBRNET) {
        double j = (x - 0.5) * (map.columns() - 1) / (views[v].k.width() - 1);
        double i = (y - 0.5) * (map.rows() - 1) / (views[v].k.height() - 1);
        Bilinear.addPadded(gradient, from, channels, j, i, maps[v], map.columns(), map.rows());
      } else if (gathered.masks()[entry] > 0) {
        double j = x / map.stride() - 0.5;
        double i = y / map.stride() - 0.5;
        Bilinear.addClamped(gradient, from, channels, j, i, maps[v], map.columns(), map.rows());
      }
    }
  }
}
