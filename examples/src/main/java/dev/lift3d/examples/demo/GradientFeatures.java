package dev.lift3d.examples.demo;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.picture.FeatureColors;
import dev.lift3d.correction.PreparedScene;
import dev.lift3d.examples.lifting.LiftSession;
import dev.lift3d.examples.lifting.Target;
import dev.lift3d.operators.Operator;
import java.util.List;

/** A second operator on the same scene with the same weights: descriptors of gradients. */
final class GradientFeatures {
  private final LiftSession session;
  private final Operator gradient;
  private final PreparedScene prepared;
  private FeatureColors colors;

  GradientFeatures(LiftSession session, Operator gradient) {
    this.session = session;
    this.gradient = gradient;
    this.prepared =
        session.model().prepare(session.scene(), session.choice().width(), gradient.encoder());
  }

  /** The descriptors of a photograph, as colours that all pictures share. */
  Image in(Image photograph) {
    FeatureMap map = gradient.encoder().encode(photograph);
    if (colors == null) {
      colors = FeatureColors.fit(List.of(map), 0);
    }
    return colors.paint(map, photograph.width(), photograph.height());
  }

  /** The descriptors lifted from the other photographs; {@link #in} comes first. */
  Image lifted(Target target) {
    FeatureMap map =
        session
            .model()
            .renderFeatures(
                session
                    .model()
                    .sources(
                        prepared, target.camera(), session.choice().sources(), session.heldOut()))
            .map();
    return colors.paint(
        map, target.camera().intrinsics().width(), target.camera().intrinsics().height());
  }
}
