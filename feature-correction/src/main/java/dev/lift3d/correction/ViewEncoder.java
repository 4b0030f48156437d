package dev.lift3d.correction;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.View;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.epipolar.FeatureNetwork;
import dev.lift3d.epipolar.SourceMap;
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

  EncodedView encode(View view, Camera camera) {
    Image full = view.photograph().get();
    Image photo = Resize.area(full, camera.intrinsics().width(), camera.intrinsics().height());
    FeatureNetwork.Kind kind = network.settings().featureNetwork();
    try (Gradients.Mode unrecorded = Gradients.unrecorded();
        TensorScope scope = TensorScope.open()) {
      NDArray image = scope.floats(photo.planar(), 1, 3, photo.height(), photo.width());
      FeatureNetwork.Maps maps = network.features().encode(image, network.parameters().features());
      return EncodedView.of(
          SourceMap.of(camera, photo, maps.coarse(), kind.coarseStride()),
          SourceMap.of(camera, photo, maps.fine(), kind.fineStride()),
          operator.map(o -> o.encode(photo)));
    }
  }
}
