/**
 * Procedural textures: noise, stripes, checkers, bricks, dots, wood, marble, painted pictures and
 * lettering.
 *
 * <p>A texture reads surface coordinates (lengths) and the extent of the pixel on the surface, and
 * sets a linear diffuse colour. Each filters itself: regular patterns are box-filtered in closed
 * form, noise fades the octaves a pixel cannot resolve, pictures are mip-mapped. Views of one scene
 * are matched photometrically, so aliasing would be noise in the ground truth.
 */
package dev.lift3d.core.procedural.texture;
