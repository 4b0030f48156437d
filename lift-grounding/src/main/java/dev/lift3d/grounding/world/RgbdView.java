package dev.lift3d.grounding.world;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.render.RenderedView;
import dev.lift3d.grounding.dataset.ObjectMap;

/**
 * A picture of a world, as a sensor sees it and as it is.
 *
 * @param depth H x W x 1, z along the camera axis in metres as the sensor has it, 0 = no value
 * @param objects which object each pixel shows
 * @param truth camera, colours, and depth and normals without fault
 */
public record RgbdView(Image depth, ObjectMap objects, RenderedView truth) {}
