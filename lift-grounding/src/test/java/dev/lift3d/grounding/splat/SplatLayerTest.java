package dev.lift3d.grounding.splat;

import static dev.lift3d.grounding.splat.DoubleCloseness.assertClose;
import static dev.lift3d.grounding.splat.DoubleCloseness.doubles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SplatLayerTest {
  private static final Gaussians GAUSSIANS = SplatScenes.gaussians(40, 3, -1, 1);
  private static final List<SplatView> VIEWS =
      List.of(SplatView.of(SplatScenes.camera(24, 20)), SplatView.of(SplatScenes.camera(24, 20)));

  /** exp(log(scale)) is not scale to the last digit, and gradients are sensitive to it. */
  private static final double ROUNDED = 1e-4;

  private static Workers workers;

  @BeforeAll
  static void start() {
    workers = Workers.start(2);
  }

  @AfterAll
  static void stop() {
    workers.close();
  }

  private static GaussianTensors tensors(TensorScope scope, NDArray means, NDArray scales) {
    GaussianShapes.RotatedScales shapes = (GaussianShapes.RotatedScales) GAUSSIANS.shapes();
    int n = GAUSSIANS.count();
    return new GaussianTensors(
        means,
        List.of(scope.floats(shapes.quaternions(), n, 4), scales),
        scope.floats(GAUSSIANS.opacities(), n),
        scope.floats(GAUSSIANS.appearance().features(), n, 3));
  }

  /** Scales come from logarithms, so their gradients pass through exp. */
  @Test
  void gradientsReachWhatMadeTheGaussians() {
    Rasterizer rasterizer = new TiledRasterizer(workers);
    SplatSettings settings = SplatSettings.GSPLAT_1_5_3.withDepth(DepthChannel.EXPECTED);
    float[] scales = ((GaussianShapes.RotatedScales) GAUSSIANS.shapes()).scales();
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode recorded = Gradients.recorded()) {
      NDArray means = Gradients.leaf(scope.floats(GAUSSIANS.means(), GAUSSIANS.count(), 3));
      NDArray logarithms = Gradients.leaf(scope.floats(scales, GAUSSIANS.count(), 3).log());
      SplatLayer.Pictures pictures =
          new SplatLayer(rasterizer, settings)
              .draw(tensors(scope, means, logarithms.exp()), VIEWS, scope);
      assertEquals(new Shape(2, 3, 20, 24), pictures.features().getShape());
      assertEquals(new Shape(2, 20, 24), pictures.depth().getShape());
      NDArray loss =
          pictures
              .features()
              .square()
              .sum()
              .add(pictures.alpha().sum())
              .add(pictures.depth().sum());
      Gradients.backward(loss);
      assertEquals(2, pictures.backward().size());
      GaussianGradients expected = plain(rasterizer, settings);
      assertClose(
          "means",
          doubles(expected.means()),
          doubles(Gradients.gradient(means, scope).toFloatArray()),
          ROUNDED);
      double[] ofLogarithms = doubles(expected.scales());
      for (int i = 0; i < ofLogarithms.length; i++) {
        ofLogarithms[i] *= scales[i];
      }
      assertClose(
          "logarithms of scales",
          ofLogarithms,
          doubles(Gradients.gradient(logarithms, scope).toFloatArray()),
          ROUNDED);
    }
  }

  /** The same loss, differentiated by hand up to the pictures. */
  private static GaussianGradients plain(Rasterizer rasterizer, SplatSettings settings) {
    GaussianGradients sum = GaussianGradients.zeros(GAUSSIANS);
    for (SplatPicture p : rasterizer.render(GAUSSIANS, VIEWS, settings)) {
      float[] ofFeatures = p.features().clone();
      for (int i = 0; i < ofFeatures.length; i++) {
        ofFeatures[i] *= 2;
      }
      float[] ones = new float[p.alpha().length];
      Arrays.fill(ones, 1);
      rasterizer.backward(p, new SplatPicture.Gradient(ofFeatures, ones, ones), sum);
    }
    return sum;
  }

  @Test
  void constantsGetNoGradientAndDepthMustBeAskedFor() {
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode recorded = Gradients.recorded()) {
      NDArray means = scope.floats(GAUSSIANS.means(), GAUSSIANS.count(), 3);
      float[] scales = ((GaussianShapes.RotatedScales) GAUSSIANS.shapes()).scales();
      SplatLayer layer = new SplatLayer(new TiledRasterizer(workers), SplatSettings.GSPLAT_1_5_3);
      SplatLayer.Pictures pictures =
          layer.draw(
              tensors(scope, means, scope.floats(scales, GAUSSIANS.count(), 3)), VIEWS, scope);
      Gradients.backward(pictures.alpha().sum());
      assertEquals(2, pictures.backward().size());
      assertThrows(IllegalStateException.class, pictures::depth);
    }
  }
}
