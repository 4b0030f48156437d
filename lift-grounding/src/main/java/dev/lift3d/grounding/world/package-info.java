/**
 * Rooms made from a seed, with sentences about what stands in them: a world in which language
 * grounding can be trained and measured without anybody's data.
 *
 * <p>{@link dev.lift3d.grounding.world.GroundingWorld} is the way in: objects of named kinds,
 * colours, sizes and materials; posed pictures with depth as a sensor would see it; masks; and
 * sentences that are true of exactly the objects they mean ({@link
 * dev.lift3d.grounding.world.Relation} says when). Metres, z up; the same seed gives the same world
 * on every machine.
 */
package dev.lift3d.grounding.world;
