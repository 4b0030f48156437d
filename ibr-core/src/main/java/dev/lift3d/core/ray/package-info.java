/** Rays, depth samplers and compositing. */
package dev.lift3d.core.ray;
