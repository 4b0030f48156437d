/**
 * The measurements of the paper's tables on views that were held out, each a {@link
 * dev.lift3d.examples.protocol.Protocol}: {@link dev.lift3d.examples.protocol.NovelViews} (are the
 * pictures right), {@link dev.lift3d.examples.protocol.ViewCounts} (do more photographs help),
 * {@link dev.lift3d.examples.protocol.FeatureAblation} (what is each part of lifting worth) and
 * {@link dev.lift3d.examples.protocol.ViewConsistency} (do cameras agree about the same point). All
 * give rows of {@link dev.lift3d.examples.protocol.Measures} for each scene, gathered in a {@link
 * dev.lift3d.examples.protocol.ProtocolReport}. Knows nothing of the command line.
 */
package dev.lift3d.examples.protocol;
