/**
 * Seeded randomness that is the same on every machine: SplitMix64 streams that split by name.
 *
 * <p>Never shared between threads; a stream is split, not passed around.
 */
package dev.lift3d.core.procedural.random;
