/**
 * Operators that need no weights: colours, edges and gradient orientations. They are registered by
 * name, serve demos and tests, and show how short an operator in Java is.
 *
 * <p>Pictures are resized to multiples of the cell first, so that cells tile them from the corner.
 */
package dev.lift3d.operators.classical;
