package dev.lift3d.correction;

import dev.lift3d.epipolar.stereo.DenseStereo;
import dev.lift3d.epipolar.stereo.StereoMethod;
import dev.lift3d.epipolar.stereo.StereoSettings;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the depth of source views comes from, before any network looks.
 *
 * @param sensor whether measured depth is taken where a view has it
 * @param stereo finds the depth of views without measured depth; empty leaves it unknown
 * @param neighbours with how many other views a view is compared
 */
public record DepthPrior(boolean sensor, Optional<StereoMethod> stereo, int neighbours) {
  /** Measured depth where there is any, else plain stereo. */
  public static final DepthPrior DEFAULT =
      new DepthPrior(
          true,
          Optional.of(new DenseStereo(StereoSettings.DEFAULT)),
          StereoSettings.DEFAULT.neighbours());

  /** No depth is known beforehand: the network alone finds it. */
  public static final DepthPrior NONE = new DepthPrior(false, Optional.empty(), 1);

  /** Checks the ranges. */
  public DepthPrior {
    Objects.requireNonNull(stereo, "stereo");
    if (neighbours < 1) {
      throw new IllegalArgumentException("stereo needs a neighbour, found " + neighbours);
    }
  }
}
