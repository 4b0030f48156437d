package dev.lift3d.grounding.surface;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.tensor.AdamW;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.Initial;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.core.tensor.TensorScope;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.grounding.field.Gaussians;
import dev.lift3d.grounding.splat.GaussianTensors;
import dev.lift3d.grounding.splat.SplatCamera;
import dev.lift3d.grounding.splat.SplatLayer;
import dev.lift3d.grounding.splat.SplatSettings;
import dev.lift3d.grounding.splat.SplatView;
import dev.lift3d.grounding.splat.TiledRasterizer;
import java.util.List;

/**
 * Makes a field look more like its photographs: colours, opacities and extents follow the gradient
 * of the squared difference, a view a step. Centres and directions stay where geometry put them, as
 * do features; extents stay within a factor e of what they were.
 */
public final class PhotometricRefinement {
  private static final double RATE = 0.02;

  /** No decay: what no view sees stays as it is. */
  private static final AdamW.Settings SETTINGS = new AdamW.Settings(0.9, 0.99, 1e-12, 0, 1);

  /** Pixels less covered do not count: nobody knows what is there. */
  private static final float COVERED = 0.5f;

  /** Opacities are taken to be no nearer to 0 and 1, where they could not move. */
  private static final float LEAST = 0.02f;

  /** A stride through the views that passes each once before any twice. */
  private static final int STRIDE = 7919;

  private final Gaussians field;
  private final List<PosedDepth> views;
  private final SplatLayer layer;
  private final float[] logits;

  private PhotometricRefinement(Gaussians field, List<PosedDepth> views, Workers workers) {
    this.field = field;
    this.views = views;
    this.layer = new SplatLayer(new TiledRasterizer(workers), SplatSettings.GSPLAT_1_5_3);
    this.logits = field.opacities();
    for (int n = 0; n < logits.length; n++) {
      float share = Math.min(1 - LEAST, Math.max(LEAST, logits[n]));
      logits[n] = (float) Math.log(share / (1 - share));
    }
  }

  /**
   * Refines; colours no longer depend on the direction of view afterwards.
   *
   * @param field at least one Gaussian
   * @param views photographs, whose depth is not looked at
   * @param steps how many pictures are drawn
   * @param workers who works
   * @param done called after each step
   * @return as many Gaussians
   */
  public static Gaussians of(
      Gaussians field, List<PosedDepth> views, int steps, Workers workers, Runnable done) {
    return new PhotometricRefinement(field, views, workers).refined(steps, done);
  }

  private Gaussians refined(int steps, Runnable done) {
    long n = field.size();
    List<ParameterSpec> specs =
        List.of(
            new ParameterSpec("colours", Initial.ZERO, n, 3),
            new ParameterSpec("opacities", Initial.ZERO, n),
            new ParameterSpec("extents", Initial.ZERO, n, 3));
    try (ParameterSet moved = ParameterSet.initial(specs, 0);
        ParameterSet replica = moved.replica();
        AdamW adam = new AdamW(moved, SETTINGS)) {
      moved.set(0, field.baseColours());
      for (int step = 0; step < steps; step++) {
        differentiate(views.get((int) ((long) step * STRIDE % views.size())), replica);
        adam.step(List.of(replica), RATE * (1 - (double) step / steps));
        replica.forgetGradients();
        done.run();
      }
      try (TensorScope scope = TensorScope.open();
          Gradients.Mode off = Gradients.unrecorded()) {
        return stored(tensors(moved, scope));
      }
    }
  }

  private GaussianTensors tensors(ParameterSet moved, TensorScope scope) {
    long n = field.size();
    // The scope's tensors come first: results belong to whom the first operand belongs.
    NDArray extents = scope.zeros(n, 3).add(moved.tensors().get(2)).tanh().exp();
    NDArray opacities = scope.floats(logits, n).add(moved.tensors().get(1));
    // A plain number would be freed at once, and the way back still reads it.
    NDArray half = scope.scalar(0.5f);
    return new GaussianTensors(
        scope.floats(field.means(), n, 3),
        List.of(
            scope.floats(field.quaternions(), n, 4),
            extents.mul(scope.floats(field.scales(), n, 3))),
        opacities.mul(half).tanh().add(1).mul(half), // the logistic function
        moved.tensors().get(0));
  }

  private void differentiate(PosedDepth view, ParameterSet moved) {
    long width = view.colours().width();
    long height = view.colours().height();
    try (TensorScope scope = TensorScope.open();
        Gradients.Mode on = Gradients.recorded()) {
      SplatView camera = SplatView.of(SplatCamera.of(view.camera()));
      SplatLayer.Pictures drawn = layer.draw(tensors(moved, scope), List.of(camera), scope);
      float[] alpha = drawn.alpha().toFloatArray();
      for (int i = 0; i < alpha.length; i++) {
        alpha[i] = alpha[i] >= COVERED ? 1 : 0;
      }
      NDArray photograph = scope.floats(view.colours().planar(), 1, 3, height, width);
      NDArray counted = scope.floats(alpha, 1, 1, height, width);
      NDArray loss = drawn.features().sub(photograph).square().mul(counted).sum();
      Gradients.backward(loss);
      drawn.backward();
    }
  }

  private Gaussians stored(GaussianTensors moved) {
    float[] colours = moved.features().toFloatArray();
    for (int i = 0; i < colours.length; i++) {
      colours[i] = Math.min(1, Math.max(0, colours[i]));
    }
    Gaussians.Builder out =
        Gaussians.builder(field.means())
            .quaternions(field.quaternions())
            .scales(moved.shapes().get(1).toFloatArray())
            .opacities(moved.opacities().toFloatArray())
            .colours(colours);
    field.features().ifPresent(out::features);
    field.instances().ifPresent(out::instances);
    return out.build();
  }
}
