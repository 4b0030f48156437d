package dev.lift3d.core.cloud;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.io.HostArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * N points with what is known of them. Immutable: arrays are copied on their way in and out.
 *
 * <p>Positions are doubles, because surveyed clouds stand millions of metres from their origin.
 */
public final class PointCloud {
  private final double[] positions;
  private final float[] colours; // null where unknown, as the next three
  private final float[] normals;
  private final int[] labels;
  private final int[] instances;
  private final Map<String, HostArray> properties;

  private PointCloud(Builder b) {
    this.positions = b.positions;
    this.colours = b.colours;
    this.normals = b.normals;
    this.labels = b.labels;
    this.instances = b.instances;
    this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(b.properties));
  }

  /**
   * Begins a cloud.
   *
   * @param positions x, y, z of each point in turn (3 N), finite; copied
   * @return what else is known can be added
   */
  public static Builder builder(double[] positions) {
    return new Builder(positions.clone());
  }

  /**
   * How many points there are.
   *
   * @return N, may be 0
   */
  public int size() {
    return positions.length / 3;
  }

  /**
   * One position.
   *
   * @param i 0 .. N - 1
   * @return the point in the world
   */
  public Vec3 position(int i) {
    return new Vec3(positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
  }

  /**
   * All positions.
   *
   * @return fresh 3 N
   */
  public double[] positions() {
    return positions.clone();
  }

  /**
   * The colours, where known.
   *
   * @return fresh RGB of each point in turn (3 N), in [0, 1]
   */
  public Optional<float[]> colours() {
    return Optional.ofNullable(colours).map(float[]::clone);
  }

  /**
   * The normals, where known.
   *
   * @return fresh 3 N, as they were given, of any length
   */
  public Optional<float[]> normals() {
    return Optional.ofNullable(normals).map(float[]::clone);
  }

  /**
   * The class of each point, where known.
   *
   * @return fresh N
   */
  public Optional<int[]> labels() {
    return Optional.ofNullable(labels).map(int[]::clone);
  }

  /**
   * The object that each point belongs to, where known.
   *
   * @return fresh N
   */
  public Optional<int[]> instances() {
    return Optional.ofNullable(instances).map(int[]::clone);
  }

  /**
   * Whatever else came with the points, under the names and with the types of their file.
   *
   * @return name to array of shape (N), unmodifiable, in the order of the file
   */
  public Map<String, HostArray> properties() {
    return properties;
  }

  /** Gathers what is known of the points. */
  public static final class Builder {
    private final double[] positions;
    private final Map<String, HostArray> properties = new LinkedHashMap<>();
    private float[] colours;
    private float[] normals;
    private int[] labels;
    private int[] instances;

    private Builder(double[] positions) {
      this.positions = positions;
    }

    /**
     * Adds colours.
     *
     * @param rgb of each point in turn (3 N), in [0, 1]; copied
     * @return this
     */
    public Builder colours(float[] rgb) {
      colours = rgb.clone();
      return this;
    }

    /**
     * Adds normals.
     *
     * @param xyz of each point in turn (3 N), finite; copied
     * @return this
     */
    public Builder normals(float[] xyz) {
      normals = xyz.clone();
      return this;
    }

    /**
     * Adds classes.
     *
     * @param ids of each point in turn (N); copied
     * @return this
     */
    public Builder labels(int[] ids) {
      labels = ids.clone();
      return this;
    }

    /**
     * Adds objects.
     *
     * @param ids of each point in turn (N); copied
     * @return this
     */
    public Builder instances(int[] ids) {
      instances = ids.clone();
      return this;
    }

    /**
     * Adds anything else.
     *
     * @param name one word, different from the names this package gives a meaning
     * @param values shape (N)
     * @return this
     */
    public Builder property(String name, HostArray values) {
      PlyProperty.scalars(name, values); // checks name, type and rank
      if (VertexNames.isKnown(name)) {
        throw new IllegalArgumentException("'" + name + "' has a meaning of its own");
      }
      properties.put(name, values);
      return this;
    }

    /**
     * Makes the cloud.
     *
     * @return the cloud
     * @throws InputException if a number is not finite or a colour lies outside [0, 1]
     * @throws IllegalArgumentException if an array has not the length of N points
     */
    public PointCloud build() {
      return build("point cloud");
    }

    PointCloud build(String where) {
      if (positions.length % 3 != 0) {
        throw new IllegalArgumentException("3 N coordinates, found " + positions.length);
      }
      int n = positions.length / 3;
      requireLength("colours", colours == null ? 3 * n : colours.length, 3 * n);
      requireLength("normals", normals == null ? 3 * n : normals.length, 3 * n);
      requireLength("labels", labels == null ? n : labels.length, n);
      requireLength("instances", instances == null ? n : instances.length, n);
      properties.forEach((name, values) -> requireLength(name, values.size(), n));
      requireValues(where);
      return new PointCloud(this);
    }

    private static void requireLength(String what, int found, int expected) {
      if (found != expected) {
        throw new IllegalArgumentException(what + ": expected " + expected + ", found " + found);
      }
    }

    private void requireValues(String where) {
      for (int i = 0; i < positions.length; i++) {
        if (!Double.isFinite(positions[i])) {
          throw bad(where, i, "position", positions[i], "must be finite");
        }
      }
      for (int i = 0; colours != null && i < colours.length; i++) {
        if (!(colours[i] >= 0 && colours[i] <= 1)) {
          throw bad(where, i, "colour", colours[i], "must lie in 0 .. 1");
        }
      }
      for (int i = 0; normals != null && i < normals.length; i++) {
        if (!Float.isFinite(normals[i])) {
          throw bad(where, i, "normal", normals[i], "must be finite");
        }
      }
    }

    private static InputException bad(String where, int i, String what, double v, String rule) {
      return new InputException(
          where + ": point " + (i / 3 + 1) + " has " + what + " " + v + ", which " + rule);
    }
  }
}
