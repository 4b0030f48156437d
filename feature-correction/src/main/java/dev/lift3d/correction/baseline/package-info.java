/**
 * Plain methods that trained weights are measured against.
 *
 * <p>The second plain method needs no class of its own: the same rendering with every visible view
 * counting alike is {@link dev.lift3d.correction.RenderSettings#withUniformBlending}.
 */
package dev.lift3d.correction.baseline;
