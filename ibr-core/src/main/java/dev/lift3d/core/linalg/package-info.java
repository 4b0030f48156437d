/**
 * The host linear algebra, and the only place that knows ND4J.
 *
 * <p>N rows, D numbers a row, k components. Everything that is trained or batched belongs to the
 * tensors of {@code dev.lift3d.core.tensor}; the two meet in plain arrays.
 */
package dev.lift3d.core.linalg;
