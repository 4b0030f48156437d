package dev.lift3d.correction.baseline;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.epipolar.stereo.PosedDepth;
import dev.lift3d.epipolar.stereo.SourceDepth;
import dev.lift3d.epipolar.stereo.StereoView;
import java.util.List;

/**
 * A photograph with a depth at each of its pixels.
 *
 * @param camera at the photograph's size
 * @param photograph H x W x 3
 * @param inverse H x W, one over z; 0 where nothing is known
 * @param trust H x W in [0, 1], how sure the depth is; 0 where nothing is known
 */
public record DepthView(Camera camera, Image photograph, float[] inverse, float[] trust) {
  /** Checks that the arrays have the photograph's size. */
  public DepthView {
    int pixels = photograph.width() * photograph.height();
    if (photograph.channels() != 3 || inverse.length != pixels || trust.length != pixels) {
      throw new IllegalArgumentException(
          String.format(
              "a photograph of %d x %d x %d with %d inverse depths and %d trusts",
              photograph.width(),
              photograph.height(),
              photograph.channels(),
              inverse.length,
              trust.length));
    }
  }

  /**
   * Takes a depth map to the photograph's pixels, without averages over edges.
   *
   * @param view the photograph
   * @param depth its depth, on any grid that spans it
   * @return the view; trust is {@link PosedDepth#trust} of the map's confidence
   */
  public static DepthView of(StereoView view, SourceDepth depth) {
    return new DepthUpsampling(view.photograph(), depth).applied(view.camera());
  }

  /**
   * A photograph of whose depth nothing is known.
   *
   * @param view the photograph
   * @return the view; it can still lend its colours
   */
  public static DepthView unknown(StereoView view) {
    return of(view, SourceDepth.unknown());
  }

  /**
   * Holds the depth against that of other views: trust grows with the views that see the same
   * place, and falls with those that see through it.
   *
   * @param others the same scene from other cameras, as {@link #of} made them
   * @return the same depth with trust of its own
   */
  public DepthView checked(List<DepthView> others) {
    float[] checked = posed().checked(others.stream().map(DepthView::posed).toList());
    return new DepthView(camera, photograph, inverse, checked);
  }

  /** The depth without the photograph. */
  PosedDepth posed() {
    return new PosedDepth(camera, inverse, trust);
  }
}
