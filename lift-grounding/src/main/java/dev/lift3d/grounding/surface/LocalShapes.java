package dev.lift3d.grounding.surface;

import dev.lift3d.core.tensor.Workers;

/**
 * Ellipsoids that cover a surface given by points: along the surface as far as the neighbours are
 * apart, flat along its normal, the direction in which they vary least.
 */
final class LocalShapes {
  /** Points further apart than this many voxels do not make a surface. */
  private static final double REACH = 8;

  /** Standard deviation along a surface, in distances of its points. */
  private static final double FILL = 0.65;

  /** Largest and smallest standard deviations, in voxels. */
  private static final double WIDEST = 4;

  private static final double NARROWEST = 0.25;
  private static final double THINNEST = 0.02;

  /** Standard deviation along the normal, at most this part of the shorter one across it. */
  private static final double FLATNESS = 0.3;

  private static final int LEAST_NEIGHBOURS = 4;
  private static final int STRIP = 256;

  private final double[] points;
  private final double voxel;
  private final int neighbours;

  /** Of each point w, x, y, z. */
  final float[] quaternions;

  /** Of each point its standard deviations, falling, or zeros if it stands alone. */
  final float[] scales;

  private LocalShapes(double[] points, double voxel, int neighbours) {
    this.points = points;
    this.voxel = voxel;
    this.neighbours = neighbours;
    this.quaternions = new float[points.length / 3 * 4];
    this.scales = new float[points.length];
  }

  static LocalShapes of(double[] points, double voxel, int neighbours, Workers workers) {
    LocalShapes shapes = new LocalShapes(points, voxel, neighbours);
    NearestPoints nearest = new NearestPoints(points);
    int count = points.length / 3;
    workers.forEach(
        (count + STRIP - 1) / STRIP,
        strip -> {
          NearestPoints.Search search = nearest.new Search(neighbours);
          for (int n = strip * STRIP; n < Math.min(count, (strip + 1) * STRIP); n++) {
            shapes.fit(n, search);
          }
        });
    return shapes;
  }

  private void fit(int n, NearestPoints.Search search) {
    int found = search.around(n, REACH * voxel);
    quaternions[4 * n] = 1;
    if (found < Math.min(LEAST_NEIGHBOURS, neighbours)) {
      return;
    }
    PrincipalAxes axes = PrincipalAxes.of(covariance(search, found));
    // k points a distance s apart fill a disc of radius r = s sqrt(k / pi), in which they vary by
    // r / 2: from their variation follows their distance.
    double perDeviation = FILL * 2 * Math.sqrt(Math.PI / found);
    double[] sigma = new double[3];
    for (int k = 0; k < 3; k++) {
      double wanted = perDeviation * Math.sqrt(axes.variances()[k]);
      sigma[k] = Math.min(WIDEST, Math.max(NARROWEST, wanted / voxel)) * voxel;
      if (k == 2) {
        double flat = Math.min(wanted, FLATNESS * sigma[1]);
        sigma[2] = Math.max(THINNEST * voxel, flat);
      }
      scales[3 * n + k] = (float) sigma[k];
    }
    double[] q = axes.quaternion();
    for (int k = 0; k < 4; k++) {
      quaternions[4 * n + k] = (float) q[k];
    }
  }

  private double[] covariance(NearestPoints.Search search, int found) {
    double[] mean = new double[3];
    for (int i = 0; i < found; i++) {
      for (int a = 0; a < 3; a++) {
        mean[a] += points[3 * search.get(i) + a] / found;
      }
    }
    double[] c = new double[6];
    for (int i = 0; i < found; i++) {
      double x = points[3 * search.get(i)] - mean[0];
      double y = points[3 * search.get(i) + 1] - mean[1];
      double z = points[3 * search.get(i) + 2] - mean[2];
      c[0] += x * x / found;
      c[1] += x * y / found;
      c[2] += x * z / found;
      c[3] += y * y / found;
      c[4] += y * z / found;
      c[5] += z * z / found;
    }
    return c;
  }
}
