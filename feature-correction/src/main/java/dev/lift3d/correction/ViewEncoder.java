package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.epipolar.Conventions;
import java.util.Optional;

/** Encodes source views: by the image feature network, and by an operator where there is one. */
final class ViewEncoder {
  private final LiftingNetwork network;
  private final Optional<ImageEncoder> operator;

  ViewEncoder(LiftingNetwork network, Optional<ImageEncoder> operator) {
    this.network = network;
    this.operator = operator;
  }

  Optional<ImageEncoder> operator() {
    return operator;
  }

  Conventions conventions() {
    return network.settings().conventions();
  }

  EncodedView encode(Image photo, Camera camera) {
    SourceMaps maps = SourceMaps.of(network, camera, photo);
    return EncodedView.of(maps, operator.map(o -> o.encode(photo)));
  }
}
