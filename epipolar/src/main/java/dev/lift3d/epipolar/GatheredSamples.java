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
  private float[] features = new float[0];
  private float[] differences = new float[0];
  private float[] masks = new float[0];
  private float[] texels = new float[0];

  /**
   * Makes room.
   *
   * @param newRays R
   * @param newSamples S
   * @param newViews V
   * @param newChannels C, image-feature channels without the three colours
   */
  public void resize(int newRays, int newSamples, int newViews, int newChannels) {
    rays = newRays;
    samples = newSamples;
    views = newViews;
    channels = newChannels;
    int points = rays * samples * views;
    features = atLeast(features, points * (3 + channels));
    differences = atLeast(differences, points * 4);
    masks = atLeast(masks, points);
    texels = atLeast(texels, points * 2);
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
   * (corrected).
   *
   * @return (R, S, V, 4)
   */
  public float[] differences() {
    return differences;
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
   * Where in the feature map the sample fell, in texels: (column, row), 0 = centre of the first.
   *
   * @return (R, S, V, 2)
   */
  float[] texels() {
    return texels;
  }
}
