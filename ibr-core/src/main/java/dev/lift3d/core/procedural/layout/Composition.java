package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.procedural.render.World;

/**
 * A finished arrangement.
 *
 * @param world what there is
 * @param stage where cameras may stand
 */
public record Composition(World world, Stage stage) {}
