package dev.lift3d.operators.registry;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.operators.FeatureDecoder;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import java.util.Optional;

/** A family's operator under the user's name, with an identity. */
final class RegisteredOperator implements Operator {
  private final Operator operator;
  private final OperatorInfo info;
  private final String identity;

  RegisteredOperator(String name, Operator operator, String identity) {
    OperatorInfo own = operator.info();
    this.operator = operator;
    this.info = new OperatorInfo(name, own.description(), own.licence(), own.grid(), own.classes());
    this.identity = identity;
  }

  @Override
  public OperatorInfo info() {
    return info;
  }

  @Override
  public ImageEncoder encoder() {
    ImageEncoder encoder = operator.encoder();
    return new ImageEncoder() {
      @Override
      public String name() {
        return info.name();
      }

      @Override
      public FeatureMap encode(Image image) {
        return encoder.encode(image);
      }
    };
  }

  @Override
  public Optional<FeatureDecoder> decoder() {
    return operator.decoder();
  }

  @Override
  public Optional<String> identity() {
    return Optional.of(identity);
  }

  @Override
  public void close() {
    operator.close();
  }
}
