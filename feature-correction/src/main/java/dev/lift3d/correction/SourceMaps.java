package dev.lift3d.correction;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.epipolar.FeatureNetwork;
import dev.lift3d.epipolar.SourceMap;
import dev.lift3d.epipolar.stereo.SourceDepth;

/**
 * What the image feature network makes of a photograph, on the host.
 *
 * @param coarse photograph and image features of the coarse pass
 * @param fine the same photograph and image features of the fine pass
 */
public record SourceMaps(SourceMap coarse, SourceMap fine) {
  /**
   * Encodes a photograph, without a graph.
   *
   * @param network the networks
   * @param camera at the photograph's size
   * @param photograph H x W x 3
   * @return both maps
   */
  public static SourceMaps of(LiftingNetwork network, Camera camera, Image photograph) {
    FeatureNetwork.Kind kind = network.settings().featureNetwork();
    try (Gradients.Mode unrecorded = Gradients.unrecorded();
        TensorScope scope = TensorScope.open()) {
      NDArray image =
          scope.floats(photograph.planar(), 1, 3, photograph.height(), photograph.width());
      FeatureNetwork.Maps maps = network.features().encode(image, network.parameters().features());
      return new SourceMaps(
          SourceMap.of(camera, photograph, maps.coarse(), kind.coarseStride()),
          SourceMap.of(camera, photograph, maps.fine(), kind.fineStride()));
    }
  }

  /**
   * The same maps with the view's depth.
   *
   * @param known what is believed about it
   * @return shares the arrays
   */
  public SourceMaps withDepth(SourceDepth known) {
    return new SourceMaps(coarse.withDepth(known), fine.withDepth(known));
  }

  /** Memory that the arrays take; the photograph is shared by both maps. */
  long bytes() {
    long floats = coarse.colours().length + coarse.features().length + fine.features().length;
    return Float.BYTES * floats;
  }
}
