/**
 * Arrangements: how shapes become furniture and things, and things become rooms, tables and
 * streets.
 *
 * <p>Lengths are metres, z is up, the ground is at z = 0. In: a {@link
 * dev.lift3d.core.procedural.random.RandomStream}. Out: a {@link
 * dev.lift3d.core.procedural.layout.Composition}, a world and where cameras may stand in it.
 */
package dev.lift3d.core.procedural.layout;
