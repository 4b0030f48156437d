/**
 * The lifting model: a scene is prepared once, then any camera is rendered as colour, depth,
 * confidence and operator features.
 */
package dev.lift3d.correction;
