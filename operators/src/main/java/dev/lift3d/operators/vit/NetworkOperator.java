package dev.lift3d.operators.vit;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.operators.CodeOperator;
import dev.lift3d.operators.FeatureDecoder;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** An operator made of functions that need a network in native memory until it is closed. */
public final class NetworkOperator implements Operator {
  private final CodeOperator operator;
  private final AutoCloseable network;
  private final AtomicBoolean closed = new AtomicBoolean();

  private NetworkOperator(CodeOperator operator, AutoCloseable network) {
    this.operator = operator;
    this.network = network;
  }

  /**
   * Makes an operator.
   *
   * @param info what it is
   * @param encode from H x W x 3 RGB in [0, 1] to features
   * @param decoder from features to a prediction, if there is one
   * @param network closed with the operator
   * @return the operator, to be closed by the caller
   */
  public static NetworkOperator of(
      OperatorInfo info,
      Function<Image, FeatureMap> encode,
      Optional<FeatureDecoder> decoder,
      AutoCloseable network) {
    return new NetworkOperator(
        decoder
            .map(d -> CodeOperator.of(info, encode, d))
            .orElseGet(() -> CodeOperator.of(info, encode)),
        network);
  }

  @Override
  public OperatorInfo info() {
    return operator.info();
  }

  @Override
  public ImageEncoder encoder() {
    ImageEncoder encoder = operator.encoder();
    return new ImageEncoder() {
      @Override
      public String name() {
        return encoder.name();
      }

      @Override
      public FeatureMap encode(Image image) {
        if (closed.get()) {
          throw new IllegalStateException("the operator " + name() + " is closed");
        }
        return encoder.encode(image);
      }
    };
  }

  @Override
  public Optional<FeatureDecoder> decoder() {
    return operator.decoder();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        network.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("cannot release " + info().name(), e);
      }
    }
  }
}
