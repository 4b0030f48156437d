/**
 * Solid shapes that a ray can hit, exactly: closed forms in double, no tessellation.
 *
 * <p>A ray is {@code origin + t * direction}; the direction need not be of unit length. Primary
 * rays of a camera have a direction whose depth is 1, so that t <em>is</em> the depth. Lengths are
 * in scene units (metres). Only +, -, *, / and square root are used, which Java 17 defines bit by
 * bit: every machine finds the same hits.
 */
package dev.lift3d.core.procedural.shape;
