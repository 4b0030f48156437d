package dev.lift3d.core.procedural.render;

import dev.lift3d.core.procedural.texture.Rgb;

/**
 * Light from everywhere: ambient light by the direction of a surface, and what gloss reflects.
 *
 * @param above ambient irradiance of a surface that faces up
 * @param below ambient irradiance of a surface that faces down
 * @param sky colour seen in that reflection which looks up
 * @param horizon colour seen in level reflections
 */
public record Environment(Rgb above, Rgb below, Rgb sky, Rgb horizon) {}
