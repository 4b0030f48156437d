package dev.lift3d.correction;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;

/**
 * What a target camera sees.
 *
 * @param camera the target camera
 * @param rgb H x W x 3, RGB; where no source view sees anything, continued from around
 * @param depth H x W x 1, z along the camera's axis, scene units
 * @param opacity H x W x 1 in [0, 1]: how sure the model is that something stands there
 */
public record LiftedView(Camera camera, Image rgb, Image depth, Image opacity) {}
