package dev.lift3d.epipolar;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.Shapes;

/**
 * Sums samples along rays, front to back: the quadrature of the volume rendering integral (Max
 * 1995; Mildenhall et al. 2020, equation 3), with gradients.
 *
 * <p>Under {@link Conventions#IBRNET} a sample's opacity is {@code 1 - exp(-density)} whatever its
 * spacing, and depth is the plain weighted sum (Wang et al. 2021). Under {@link
 * Conventions#CORRECTED} density is per length of normalised inverse depth, in units in which 64
 * samples spread evenly over a ray have length 1 each: the number of samples may change and the
 * opacity does not. The last sample there is opaque where some view sees it, and depth is the
 * weighted mean.
 *
 * <p>Calls may come from several threads at once.
 */
public final class Compositor implements AutoCloseable {
  /** Samples of an evenly sampled ray for which a corrected density means what the original's. */
  public static final int REFERENCE_SAMPLES = 64;

  /** A ray with this many samples that two views see, or fewer, has no support. */
  static final int UNSUPPORTED_SAMPLES = 8;

  private final Conventions conventions;
  private final CompiledScript script;

  /**
   * Compiles a compositor.
   *
   * @param conventions what density means
   * @param whiteBackground whether white shows where the weights leave something over
   */
  public Compositor(Conventions conventions, boolean whiteBackground) {
    this.conventions = conventions;
    this.script = CompositingScript.write(conventions, whiteBackground).compile();
  }

  /**
   * What R rays show.
   *
   * @param colour (R, 3); corrected, the mean of what was seen of a ray, however little stopped it
   * @param depth (R), in the unit of z
   * @param weights (R, S), none negative, each ray's sum at most 1 but for rounding
   * @param opacity (R), the weights' sum; corrected, without the last sample's
   */
  public record Output(NDArray colour, NDArray depth, NDArray weights, NDArray opacity) {}

  /**
   * Composites S samples a ray, nearest first.
   *
   * @param colour (R, S, 3)
   * @param density (R, S), none negative, zero where no view sees the sample
   * @param z (R, S) depths
   * @param t (R, S) normalised inverse depths, ascending from 0 (near) to 1 (far); not used under
   *     {@link Conventions#IBRNET}, where it may be null
   * @param valid (R, S) how many views see each sample; not used under {@link Conventions#IBRNET},
   *     where it may be null
   * @return what the rays show; tensors belong to the scope of {@code colour}
   */
  public Output apply(NDArray colour, NDArray density, NDArray z, NDArray t, NDArray valid) {
    Shapes.require(colour, "colour (R, S, 3)", Shapes.ANY, Shapes.ANY, 3);
    boolean original = conventions == Conventions.IBRNET;
    NDArray along = original ? z : t;
    NDArray seen = original ? z : valid;
    long rays = colour.getShape().get(0);
    long samples = colour.getShape().get(1);
    Shapes.require(density, "density (R, S)", rays, samples);
    Shapes.require(z, "z (R, S)", rays, samples);
    Shapes.require(along, "t (R, S)", rays, samples);
    Shapes.require(seen, "valid (R, S)", rays, samples);
    NDList out = script.call("composite", colour, density, z, along, seen);
    return new Output(out.get(0), out.get(1), out.get(2), out.get(3));
  }

  /**
   * The original's mask of rays that count in the loss: more than 8 samples with more than one
   * valid view.
   *
   * @param valid (R, S) how many views see each sample
   * @return (R), 1 or 0, in the scope of {@code valid}
   */
  public NDArray supported(NDArray valid) {
    Shapes.require(valid, "valid (R, S)", Shapes.ANY, Shapes.ANY);
    return script.call("supported", valid).get(0);
  }

  @Override
  public void close() {
    script.close();
  }
}
