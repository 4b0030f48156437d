package dev.lift3d.grounding.splat;

import java.util.Objects;
import java.util.Optional;

/**
 * What N Gaussians look like: red, green and blue by spherical harmonics, if given, then D channels
 * of any meaning.
 *
 * @param harmonics colours that depend on the direction of view, or none
 * @param channels D, may be 0 beside harmonics
 * @param features N x D
 */
public record Appearance(Optional<Harmonics> harmonics, int channels, float[] features) {
  /** Checks that something is shown. */
  public Appearance {
    Objects.requireNonNull(harmonics, "harmonics");
    Objects.requireNonNull(features, "features");
    if (channels < 0 || channels == 0 && harmonics.isEmpty()) {
      throw new IllegalArgumentException("at least one channel is needed, found " + channels);
    }
  }

  /**
   * Channels that look the same from everywhere.
   *
   * @param channels D
   * @param features N x D
   * @return the appearance
   */
  public static Appearance of(int channels, float[] features) {
    return new Appearance(Optional.empty(), channels, features);
  }

  /**
   * Colours by spherical harmonics only.
   *
   * @param harmonics the coefficients
   * @return the appearance, of three channels
   */
  public static Appearance of(Harmonics harmonics) {
    return new Appearance(Optional.of(harmonics), 0, new float[0]);
  }

  /**
   * Channels of a picture, depth aside.
   *
   * @return 3 for harmonics, and D
   */
  public int shown() {
    return channels + (harmonics.isPresent() ? 3 : 0);
  }
}
