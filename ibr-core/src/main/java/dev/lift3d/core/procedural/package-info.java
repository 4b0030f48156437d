/** Ray-traced scenes with exact ground truth, from a seed. */
package dev.lift3d.core.procedural;
