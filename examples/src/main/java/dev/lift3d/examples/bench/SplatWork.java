package dev.lift3d.examples.bench;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.grounding.splat.Appearance;
import dev.lift3d.grounding.splat.GaussianGradients;
import dev.lift3d.grounding.splat.GaussianShapes;
import dev.lift3d.grounding.splat.Gaussians;
import dev.lift3d.grounding.splat.SplatCamera;
import dev.lift3d.grounding.splat.SplatPicture;
import dev.lift3d.grounding.splat.SplatSettings;
import dev.lift3d.grounding.splat.SplatView;
import dev.lift3d.grounding.splat.TiledRasterizer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A cloud of Gaussians drawn at 512 x 512 pixels, and the way back. */
final class SplatWork {
  /** Pixels along a side. */
  static final int SIDE = 512;

  /** Gaussians in the table. */
  static final int COUNT = 10_000;

  /** Standard deviation in pixels that gives about 15 blended pairs a pixel. */
  static final double TYPICAL_SIZE = 3.75;

  private final TiledRasterizer rasterizer;
  private final Gaussians gaussians;
  private final SplatView view;
  private final SplatPicture.Gradient upstream;

  /**
   * Makes the cloud.
   *
   * @param count Gaussians
   * @param channels of each
   * @param size standard deviation of a typical one, in pixels
   */
  SplatWork(int count, int channels, double size, Workers workers) {
    rasterizer = new TiledRasterizer(workers);
    SplittableRandom random = new SplittableRandom(1);
    gaussians = cloud(count, channels, size, random);
    double[] pose = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
    double middle = 0.5 * SIDE;
    view =
        SplatView.of(SplatCamera.of(new Intrinsics(SIDE, SIDE, middle, middle, SIDE, SIDE), pose));
    float[] features = new float[channels * SIDE * SIDE];
    float[] alpha = new float[SIDE * SIDE];
    fill(features, random);
    fill(alpha, random);
    upstream = new SplatPicture.Gradient(features, new float[0], alpha);
  }

  private static Gaussians cloud(int count, int channels, double size, SplittableRandom random) {
    float[] means = new float[3 * count];
    float[] quaternions = new float[4 * count];
    float[] scales = new float[3 * count];
    float[] opacities = new float[count];
    float[] features = new float[channels * count];
    for (int n = 0; n < count; n++) {
      double z = 2 + 4 * random.nextDouble();
      means[3 * n] = (float) (z * (random.nextDouble() - 0.5));
      means[3 * n + 1] = (float) (z * (random.nextDouble() - 0.5));
      means[3 * n + 2] = (float) z;
      for (int k = 0; k < 3; k++) {
        scales[3 * n + k] = (float) (size / SIDE * z * Math.exp(0.5 * (random.nextDouble() - 0.5)));
      }
      opacities[n] = (float) (0.05 + 0.45 * random.nextDouble());
    }
    for (int i = 0; i < quaternions.length; i++) {
      quaternions[i] = (float) random.nextDouble(-1, 1);
    }
    fill(features, random);
    return new Gaussians(
        means,
        new GaussianShapes.RotatedScales(quaternions, scales),
        opacities,
        Appearance.of(channels, features));
  }

  private static void fill(float[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
  }

  /** Draws. */
  SplatPicture forward() {
    return rasterizer.render(gaussians, view, SplatSettings.GSPLAT_1_5_3);
  }

  /** Draws and works back. */
  GaussianGradients both() {
    SplatPicture picture = forward();
    GaussianGradients sum = GaussianGradients.zeros(gaussians);
    rasterizer.backward(picture, upstream, sum);
    return sum;
  }

  /** Gaussians blended, over all pixels. */
  long pairs() {
    return Arrays.stream(rasterizer.blended(forward())).asLongStream().sum();
  }
}
