package dev.lift3d.epipolar;

import java.util.Arrays;

/**
 * What the source views show at the samples of a chunk of rays.
 *
 * <p>Reused from chunk to chunk: {@link #resize} keeps the memory while it suffices. Arrays may be
 * longer than the present chunk.
 */
public final class GatheredSamples {
  private int rays;
  private int samples;
  private int views;
  private int channels;
  private int differenceChannels;
  private float[] features = new float[0];
  private float[] differences = new float[0];
  private float[] masks = new float[0];
  private float[] pixels = new float[0];

  /**
   * Makes room.
   *
   * @param newRays R
   * @param newSamples S
   * @param newViews V
   * @param newChannels C, image-feature channels without the three colours
   * @param conventions decides how many {@link #differences} a view has
   */
  public void resize(
      int newRays, int newSamples, int newViews, int newChannels, Conventions conventions) {
    rays = newRays;
    samples = newSamples;
    views = newViews;
    channels = newChannels;
    differenceChannels = conventions.differenceChannels();
    int points = rays * samples * views;
    features = atLeast(features, points * (3 + channels));
    differences = atLeast(differences, points * differenceChannels);
    masks = atLeast(masks, points);
    pixels = atLeast(pixels, points * 2);
  }

  private static float[] atLeast(float[] array, int length) {
    return array.length >= length ? array : Arrays.copyOf(array, length);
  }

  /**
   * Rays of the chunk.
   *
   * @return R
   */
  public int rays() {
    return rays;
  }

  /**
   * Samples along each ray.
   *
   * @return S
   */
  public int samples() {
    return samples;
  }

  /**
   * Source views.
   *
   * @return V
   */
  public int views() {
    return views;
  }

  /**
   * Image-feature channels.
   *
   * @return C
   */
  public int channels() {
    return channels;
  }

  /**
   * Colours, then features.
   *
   * @return (R, S, V, 3 + C)
   */
  public float[] features() {
    return features;
  }

  /**
   * Difference of the viewing directions from the sample to the target and to the source: unit
   * direction of the difference, then the dot product (IBRNet) or the difference's length
   * (corrected); corrected, also what the source's own depth says about the sample.
   *
   * @return (R, S, V, E)
   */
  public float[] differences() {
    return differences;
  }

  /**
   * Numbers for each view in {@link #differences}.
   *
   * @return E, 4 or 10
   */
  public int differenceChannels() {
    return differenceChannels;
  }

  /**
   * How well a view's own depth agrees with a sample, from {@link #differences}.
   *
   * @param entry number of the sample and view among (R, S, V)
   * @return 1 on the surface that the view sees, 0 behind it, 0.5 if the view's depth is unknown or
   *     not asked for (IBRNet)
   */
  public float depthAgreement(int entry) {
    int witness = entry * differenceChannels + Conventions.DIRECTIONS;
    return differenceChannels > Conventions.DIRECTIONS
        ? DepthWitness.agreement(differences, witness)
        : 0.5f;
  }

  /**
   * 1 where the sample is in front of the view and inside its image.
   *
   * @return (R, S, V)
   */
  public float[] masks() {
    return masks;
  }

  /**
   * Where in its view's photograph a sample fell, 0 at the left and top edges; good where the mask
   * is 1.
   *
   * @return (R, S, V, 2): u, v in pixels
   */
  public float[] pixels() {
    return pixels;
  }
}
