package dev.lift3d.operators.cache;

import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.operators.FeatureDecoder;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import java.util.Optional;

/** An operator whose encoder looks into a cache first. */
public final class CachedOperator implements Operator {
  private final Operator operator;
  private final String identity;
  private final CachedEncoder encoder;

  private CachedOperator(Operator operator, String identity, EncoderCache cache) {
    this.operator = operator;
    this.identity = identity;
    this.encoder = new CachedEncoder(operator.encoder(), identity, cache);
  }

  /**
   * Keeps an operator's features, if it says what they depend on.
   *
   * @param operator closed with the one returned, or by this method if it fails
   * @param cache where
   * @return an operator of the same features; {@code operator} itself if it has no {@linkplain
   *     Operator#identity() identity}
   * @throws dev.lift3d.core.InputException if its files cannot be read
   */
  public static Operator of(Operator operator, EncoderCache cache) {
    try {
      Optional<String> identity = operator.identity();
      return identity.isEmpty() ? operator : new CachedOperator(operator, identity.get(), cache);
    } catch (RuntimeException e) {
      operator.close();
      throw e;
    }
  }

  @Override
  public OperatorInfo info() {
    return operator.info();
  }

  @Override
  public ImageEncoder encoder() {
    return encoder;
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
