package dev.lift3d.examples.lifting;

import dev.lift3d.correction.LiftedFeatures;
import dev.lift3d.correction.LiftedView;
import dev.lift3d.operators.Prediction;
import java.util.Optional;

/**
 * What was rendered for a target.
 *
 * @param target the camera
 * @param view colour, depth and confidence
 * @param seconds what rendering the view took; encoding and features are not part of it
 * @param features the operator's features, if there is an operator
 * @param prediction what the operator's decoder makes of them, if it has one
 */
public record LiftedFrame(
    Target target,
    LiftedView view,
    double seconds,
    Optional<LiftedFeatures> features,
    Optional<Prediction> prediction) {}
