/** The device seam: what graphics processors there are. */
package dev.lift3d.core.cuda;
