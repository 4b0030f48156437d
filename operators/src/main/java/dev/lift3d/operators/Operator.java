package dev.lift3d.operators;

import dev.lift3d.core.image.ImageEncoder;
import java.util.Optional;

/**
 * A 2D vision model cut in two: an encoder that looks at photographs, and a decoder that knows
 * nothing but features. Between the halves, features can be lifted to another camera.
 *
 * <p>Encoder and decoder may be used from several threads at once. They live as long as the
 * operator.
 */
public interface Operator extends AutoCloseable {
  /**
   * What it is and what its features look like.
   *
   * @return the operator's description
   */
  OperatorInfo info();

  /**
   * The half that looks at images.
   *
   * @return the encoder; its {@code name()} is the operator's
   */
  ImageEncoder encoder();

  /**
   * The half that turns features into a prediction.
   *
   * @return the decoder; empty if the features are all there is
   */
  Optional<FeatureDecoder> decoder();

  /** Releases native memory; closing twice does no harm. */
  @Override
  void close();
}
