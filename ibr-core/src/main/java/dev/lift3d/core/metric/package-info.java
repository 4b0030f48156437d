/** Image and label metrics. */
package dev.lift3d.core.metric;
