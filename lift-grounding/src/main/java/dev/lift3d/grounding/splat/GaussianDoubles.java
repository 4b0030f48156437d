package dev.lift3d.grounding.splat;

import java.util.Optional;

/** Gaussians in doubles, or gradients of them: one layout for both. Parts may be empty. */
final class GaussianDoubles {
  final int count;
  final double[] means; // (N, 3)
  final double[] quaternions; // (N, 4), empty if covariances are given
  final double[] scales; // (N, 3), empty if covariances are given
  final double[] covariances; // (N, 6), empty if scales are given
  final double[] opacities; // (N)
  final double[] features; // (N, D)
  final double[] harmonics; // (N, K, 3)

  /** How large each part is. */
  record Sizes(int count, boolean rotated, int channels, int harmonics) {
    static Sizes of(Gaussians g) {
      Optional<Harmonics> h = g.appearance().harmonics();
      return new Sizes(
          g.count(),
          g.shapes() instanceof GaussianShapes.RotatedScales,
          g.appearance().channels(),
          h.map(Harmonics::stored).orElse(0));
    }

    /** The same without colours. */
    Sizes geometry() {
      return new Sizes(count, rotated, 0, 0);
    }
  }

  /** Zeros. */
  GaussianDoubles(Sizes sizes) {
    count = sizes.count();
    means = new double[3 * count];
    quaternions = new double[sizes.rotated() ? 4 * count : 0];
    scales = new double[sizes.rotated() ? 3 * count : 0];
    covariances = new double[sizes.rotated() ? 0 : 6 * count];
    opacities = new double[count];
    features = new double[sizes.channels() * count];
    harmonics = new double[3 * sizes.harmonics() * count];
  }

  /** Everything in doubles. */
  static GaussianDoubles of(Gaussians g) {
    GaussianDoubles d = new GaussianDoubles(Sizes.of(g));
    d.copyGeometry(g);
    widen(g.appearance().features(), d.features);
    g.appearance().harmonics().ifPresent(h -> widen(h.coefficients(), d.harmonics));
    return d;
  }

  /** Means, shapes and opacities in doubles. */
  static GaussianDoubles geometryOf(Gaussians g) {
    GaussianDoubles d = new GaussianDoubles(Sizes.of(g).geometry());
    d.copyGeometry(g);
    return d;
  }

  private void copyGeometry(Gaussians g) {
    widen(g.means(), means);
    widen(g.opacities(), opacities);
    if (g.shapes() instanceof GaussianShapes.RotatedScales r) {
      widen(r.quaternions(), quaternions);
      widen(r.scales(), scales);
    } else if (g.shapes() instanceof GaussianShapes.Covariances c) {
      widen(c.values(), covariances);
    }
  }

  private static void widen(float[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i];
    }
  }
}
