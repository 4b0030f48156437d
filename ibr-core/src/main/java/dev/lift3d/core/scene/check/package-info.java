/**
 * Looks at a scene as a careful person would before working with it: what is there, how well the
 * views cover each other, and what is likely to be wrong.
 *
 * <p>{@code SceneCheck} takes a scene and gives a {@code SceneReport}. Each {@code ...Check} looks
 * at one thing and names what is wrong in one line that a person can act on. Warnings are signs,
 * not proofs: no scene is refused here.
 */
package dev.lift3d.core.scene.check;
