package dev.lift3d.operators;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * An operator made of two functions.
 *
 * <p>The functions may be called from several threads at once. Maps are checked against what the
 * info promises, since lifting relies on it.
 */
public final class CodeOperator implements Operator {
  private final OperatorInfo info;
  private final Function<Image, FeatureMap> encode;
  private final Optional<FeatureDecoder> decoder;

  private CodeOperator(
      OperatorInfo info, Function<Image, FeatureMap> encode, Optional<FeatureDecoder> decoder) {
    this.info = Objects.requireNonNull(info, "info");
    this.encode = Objects.requireNonNull(encode, "encode");
    this.decoder = decoder;
  }

  /**
   * An operator whose features are all there is.
   *
   * @param info what it is
   * @param encode from H x W x 3 RGB in [0, 1] to features
   * @return the operator
   */
  public static CodeOperator of(OperatorInfo info, Function<Image, FeatureMap> encode) {
    return new CodeOperator(info, encode, Optional.empty());
  }

  /**
   * An operator of two halves.
   *
   * @param info what it is
   * @param encode from H x W x 3 RGB in [0, 1] to features
   * @param decode from features to a prediction
   * @return the operator
   */
  public static CodeOperator of(
      OperatorInfo info, Function<Image, FeatureMap> encode, FeatureDecoder decode) {
    FeatureDecoder checked = map -> decode.decode(FeatureCheck.requireChannels(map, info));
    return new CodeOperator(info, encode, Optional.of(checked));
  }

  @Override
  public OperatorInfo info() {
    return info;
  }

  @Override
  public ImageEncoder encoder() {
    return new ImageEncoder() {
      @Override
      public String name() {
        return info.name();
      }

      @Override
      public FeatureMap encode(Image image) {
        return FeatureCheck.requireGrid(
            encode.apply(FeatureCheck.requireColour(image, info)), info);
      }
    };
  }

  @Override
  public Optional<FeatureDecoder> decoder() {
    return decoder;
  }

  @Override
  public void close() {}
}
