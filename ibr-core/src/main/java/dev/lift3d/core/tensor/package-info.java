/**
 * The only place that touches the raw tensor engine: scopes, checked shapes, generated operators,
 * optimizer.
 */
package dev.lift3d.core.tensor;
