package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.scene.View;
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
    SourceMaps maps = SourceMaps.of(network, camera, photo);
    return EncodedView.of(maps.coarse(), maps.fine(), operator.map(o -> o.encode(photo)));
  }
}
