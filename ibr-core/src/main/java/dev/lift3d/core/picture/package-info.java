/** Pictures of what cannot be seen: features, depth, labels, cameras. */
package dev.lift3d.core.picture;
