/** The host linear algebra, and the only place that knows ND4J. */
package dev.lift3d.core.linalg;
