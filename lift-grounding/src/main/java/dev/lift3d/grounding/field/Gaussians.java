package dev.lift3d.grounding.field;

import dev.lift3d.core.InputException;
import dev.lift3d.core.cloud.PointCloud;
import java.util.Arrays;
import java.util.Optional;

/**
 * N Gaussians in the world, as "3D Gaussian Splatting" (Kerbl et al., SIGGRAPH 2023) has them, with
 * features and object ids where they are known. Immutable: arrays are copied on their way in and
 * out, so ask once and keep the answer.
 */
public final class Gaussians {
  /** The constant basis function of spherical harmonics, 1 / (2 sqrt(pi)). */
  public static final double SH_C0 = 0.28209479177387814;

  /** The highest degree of spherical harmonics. */
  public static final int MAX_DEGREE = 3;

  private final float[] means;
  private final float[] quaternions;
  private final float[] scales;
  private final float[] opacities;
  private final float[] harmonics;
  private final int degree;
  private final float[] features; // null where unknown, as the next
  private final int[] instances;

  private Gaussians(Builder b) {
    this.means = b.means;
    this.quaternions = b.quaternions;
    this.scales = b.scales;
    this.opacities = b.opacities;
    this.harmonics = b.harmonics;
    this.degree = b.degree;
    this.features = b.features;
    this.instances = b.instances;
  }

  /**
   * Begins a field: small (scale 0.01), round, opaque, grey Gaussians unless more is said.
   *
   * @param means centre x, y, z of each Gaussian in turn (3 N), finite; copied
   * @return what else is known can be added
   */
  public static Builder builder(float[] means) {
    return new Builder(means.clone());
  }

  /**
   * A plain point cloud as round, opaque Gaussians, so that it can be rendered.
   *
   * @param cloud points; grey where they have no colours
   * @param scale standard deviation of each, a length
   * @return as many Gaussians, with the cloud's object ids
   */
  public static Gaussians ofPoints(PointCloud cloud, float scale) {
    double[] positions = cloud.positions();
    float[] means = new float[positions.length];
    float[] scales = new float[positions.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) positions[i];
      scales[i] = scale;
    }
    Builder builder = new Builder(means).scales(scales);
    cloud.colours().ifPresent(builder::colours);
    cloud.instances().ifPresent(builder::instances);
    return builder.build();
  }

  /**
   * How many Gaussians there are.
   *
   * @return N, may be 0
   */
  public int size() {
    return opacities.length;
  }

  /**
   * The centres.
   *
   * @return fresh x, y, z of each in turn (3 N), world
   */
  public float[] means() {
    return means.clone();
  }

  /**
   * How each is turned, as it was given: not of unit length, but not zero.
   *
   * @return fresh w, x, y, z of each in turn (4 N)
   */
  public float[] quaternions() {
    return quaternions.clone();
  }

  /**
   * Standard deviations along the Gaussians' own axes, as lengths (not logarithms).
   *
   * @return fresh 3 N, not negative
   */
  public float[] scales() {
    return scales.clone();
  }

  /**
   * Opacities as shares (not logits).
   *
   * @return fresh N in [0, 1]
   */
  public float[] opacities() {
    return opacities.clone();
  }

  /**
   * Coefficients of spherical harmonics for colour: colour = 0.5 + sum of coefficient times basis.
   *
   * @return fresh (N, K, 3): for each Gaussian its K coefficients, of each red, green and blue
   */
  public float[] harmonics() {
    return harmonics.clone();
  }

  /**
   * The degree of the harmonics.
   *
   * @return 0 .. 3
   */
  public int degree() {
    return degree;
  }

  /**
   * Coefficients for each channel.
   *
   * @return K = (degree + 1)^2
   */
  public int coefficients() {
    return (degree + 1) * (degree + 1);
  }

  /**
   * Features of some operator, where known.
   *
   * @return fresh (N, D)
   */
  public Optional<float[]> features() {
    return Optional.ofNullable(features).map(float[]::clone);
  }

  /**
   * Channels of the features.
   *
   * @return D, 0 where there are none
   */
  public int featureChannels() {
    return features == null || size() == 0 ? 0 : features.length / size();
  }

  /**
   * The object that each belongs to, where known.
   *
   * @return fresh N, -1 for none
   */
  public Optional<int[]> instances() {
    return Optional.ofNullable(instances).map(int[]::clone);
  }

  /**
   * The colours without what depends on the direction of view.
   *
   * @return fresh RGB (3 N), clamped to [0, 1]
   */
  public float[] baseColours() {
    float[] rgb = new float[means.length];
    int stride = 3 * coefficients();
    for (int i = 0; i < rgb.length; i++) {
      double c = 0.5 + SH_C0 * harmonics[i / 3 * stride + i % 3];
      rgb[i] = (float) Math.min(1, Math.max(0, c));
    }
    return rgb;
  }

  /**
   * The centres as a plain point cloud with base colours and object ids.
   *
   * @return N points
   */
  public PointCloud points() {
    double[] positions = new double[means.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = means[i];
    }
    PointCloud.Builder cloud = PointCloud.builder(positions).colours(baseColours());
    instances().ifPresent(cloud::instances);
    return cloud.build();
  }

  /**
   * Some of the Gaussians.
   *
   * @param indices which, in the order wanted; each 0 .. N - 1
   * @return a new field
   */
  public Gaussians select(int[] indices) {
    Builder b = new Builder(rows(means, 3, indices));
    b.quaternions = rows(quaternions, 4, indices);
    b.scales = rows(scales, 3, indices);
    b.opacities = rows(opacities, 1, indices);
    b.harmonics = rows(harmonics, 3 * coefficients(), indices);
    b.degree = degree;
    b.features = features == null ? null : rows(features, featureChannels(), indices);
    if (instances != null) {
      b.instances = new int[indices.length];
      for (int i = 0; i < indices.length; i++) {
        b.instances[i] = instances[indices[i]];
      }
    }
    return new Gaussians(b);
  }

  private static float[] rows(float[] from, int width, int[] indices) {
    float[] to = new float[width * indices.length];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(from, width * indices[i], to, width * i, width);
    }
    return to;
  }

  /** Gathers what is known of the Gaussians. */
  public static final class Builder {
    private static final float SMALL = 0.01f;

    final float[] means;
    float[] quaternions;
    float[] scales;
    float[] opacities;
    float[] harmonics;
    int degree;
    float[] features;
    int[] instances;

    private Builder(float[] means) {
      this.means = means;
    }

    /**
     * How each is turned.
     *
     * @param wxyz of each in turn (4 N), finite, not all zero; need not be of unit length; copied
     * @return this
     */
    public Builder quaternions(float[] wxyz) {
      quaternions = wxyz.clone();
      return this;
    }

    /**
     * How far each reaches along its own axes.
     *
     * @param lengths standard deviations (3 N), not negative, finite; copied
     * @return this
     */
    public Builder scales(float[] lengths) {
      scales = lengths.clone();
      return this;
    }

    /**
     * How opaque each is.
     *
     * @param shares N in [0, 1]; copied
     * @return this
     */
    public Builder opacities(float[] shares) {
      opacities = shares.clone();
      return this;
    }

    /**
     * Colours that depend on the direction of view.
     *
     * @param coefficients (N, K, 3) with K = (degree + 1)^2, finite; copied
     * @param shDegree 0 .. 3
     * @return this
     */
    public Builder harmonics(float[] coefficients, int shDegree) {
      if (shDegree < 0 || shDegree > MAX_DEGREE) {
        throw new IllegalArgumentException("degree 0 .. 3, found " + shDegree);
      }
      harmonics = coefficients.clone();
      degree = shDegree;
      return this;
    }

    /**
     * Colours that are the same from everywhere.
     *
     * @param rgb of each in turn (3 N), usually in [0, 1]
     * @return this
     */
    public Builder colours(float[] rgb) {
      float[] coefficients = new float[rgb.length];
      for (int i = 0; i < rgb.length; i++) {
        coefficients[i] = (float) ((rgb[i] - 0.5) / SH_C0);
      }
      harmonics = coefficients;
      degree = 0;
      return this;
    }

    /**
     * Features of some operator.
     *
     * @param values (N, D), finite; copied
     * @return this
     */
    public Builder features(float[] values) {
      features = values.clone();
      return this;
    }

    /**
     * The object that each belongs to.
     *
     * @param ids N, -1 for none; copied
     * @return this
     */
    public Builder instances(int[] ids) {
      instances = ids.clone();
      return this;
    }

    /**
     * Makes the field.
     *
     * @return the field
     * @throws InputException if a number is not finite or out of its range
     * @throws IllegalArgumentException if an array has not the length for N Gaussians
     */
    public Gaussians build() {
      return build("Gaussians");
    }

    Gaussians build(String where) {
      int n = means.length / 3;
      complete(n);
      GaussianRules.requireLengths(this, n);
      GaussianRules.requireValues(this, where);
      return new Gaussians(this);
    }

    private void complete(int n) {
      if (quaternions == null) {
        quaternions = new float[4 * n];
        for (int i = 0; i < n; i++) {
          quaternions[4 * i] = 1;
        }
      }
      scales = scales == null ? filled(3 * n, SMALL) : scales;
      opacities = opacities == null ? filled(n, 1) : opacities;
      harmonics = harmonics == null ? new float[3 * n] : harmonics;
    }

    private static float[] filled(int length, float value) {
      float[] out = new float[length];
      Arrays.fill(out, value);
      return out;
    }
  }
}
