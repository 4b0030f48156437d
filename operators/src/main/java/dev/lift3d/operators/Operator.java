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

  /**
   * What its features depend on beside the picture, for whoever keeps features: equal texts mean
   * equal features of equal pictures.
   *
   * @return a text with the weights' checksum in it; empty if that is not known, as for functions,
   *     and then nobody may keep features from one run to the next
   * @throws dev.lift3d.core.InputException if files that must be read for it cannot be
   */
  default Optional<String> identity() {
    return Optional.empty();
  }

  /** Releases native memory; closing twice does no harm. */
  @Override
  void close();
}
