package dev.lift3d.operators.vit;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import dev.lift3d.core.image.Resize;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.operators.CodeOperator;
import dev.lift3d.operators.FeatureDecoder;
import dev.lift3d.operators.FeatureGrid;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorInfo;
import dev.lift3d.operators.network.PictureScaling;
import dev.lift3d.operators.network.PictureSize;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An operator that gives a vector for each patch of a picture.
 *
 * <p>Pictures are resized to the nearest size that patches cover exactly; a cell's centre is its
 * patch's centre, also where patches overlap.
 */
public final class PatchOperator implements Operator {
  private final CodeOperator operator;
  private final AutoCloseable resources;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PatchOperator(CodeOperator operator, AutoCloseable resources) {
    this.operator = operator;
    this.resources = resources;
  }

  /** The network's half. */
  @FunctionalInterface
  public interface Patches {
    /**
     * Encodes a picture.
     *
     * @param picture (1, 3, H, W), scaled as the network wants it
     * @return (1, h w, D), patches row by row
     */
    HostArray encode(HostArray picture);
  }

  /**
   * What a network looks at.
   *
   * @param patch pixels a side of a patch
   * @param stride pixels from patch to patch
   * @param longest pictures whose longer side has more pixels are made smaller; 0 for no limit
   * @param scaling of colours
   */
  public record Sight(int patch, int stride, int longest, PictureScaling scaling) {
    /** Checks the ranges. */
    public Sight {
      if (patch < 1 || stride < 1 || stride > patch || longest < 0) {
        throw new IllegalArgumentException(
            "needs 1 <= stride <= patch and longest >= 0, found %d, %d, %d"
                .formatted(stride, patch, longest));
      }
    }

    /**
     * Where the cells lie.
     *
     * @param channels D
     * @return the grid
     */
    public FeatureGrid grid(int channels) {
      return new FeatureGrid(channels, stride, (patch - stride) / 2.0);
    }

    Image fit(Image image) {
      PictureSize size = new PictureSize(stride, patch % stride, patch, 0, 0);
      int side = Math.max(image.width(), image.height());
      double scale = longest == 0 || side <= longest ? 1 : (double) longest / side;
      return Resize.area(
          image,
          size.fitWidth((int) Math.round(image.width() * scale)),
          size.fitHeight((int) Math.round(image.height() * scale)));
    }

    FeatureMap map(HostArray tokens, Image fitted) {
      int channels = (int) tokens.shape()[2];
      int width = 1 + (fitted.width() - patch) / stride;
      int height = 1 + (fitted.height() - patch) / stride;
      return new FeatureMap(
          channels,
          height,
          width,
          tokens.toFloats(),
          grid(channels).cells(fitted.width(), fitted.height()));
    }
  }

  /**
   * Makes an operator.
   *
   * @param info what it is; its grid is the sight's
   * @param sight what the network looks at
   * @param patches the network
   * @param resources closed with the operator
   * @return the operator, to be closed by the caller
   */
  public static PatchOperator of(
      OperatorInfo info, Sight sight, Patches patches, AutoCloseable resources) {
    CodeOperator operator =
        CodeOperator.of(
            info,
            image -> {
              Image fitted = sight.fit(image);
              return sight.map(patches.encode(sight.scaling().apply(fitted)), fitted);
            });
    return new PatchOperator(operator, resources);
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
        resources.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("cannot release " + info().name(), e);
      }
    }
  }
}
