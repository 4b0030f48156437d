package dev.lift3d.grounding.splat;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.TensorScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splatting inside a tensor graph. The graph is cut at the pictures and continued in two phases:
 *
 * <pre>{@code
 * SplatLayer.Pictures pictures = layer.draw(gaussians, views, scope);
 * Gradients.backward(loss(pictures.features(), pictures.alpha())); // up to the pictures
 * pictures.backward();                                             // on to what made the Gaussians
 * }</pre>
 */
public final class SplatLayer {
  private final Rasterizer rasterizer;
  private final SplatSettings settings;

  /**
   * Creates the layer.
   *
   * @param rasterizer who draws
   * @param settings how
   */
  public SplatLayer(Rasterizer rasterizer, SplatSettings settings) {
    this.rasterizer = rasterizer;
    this.settings = settings;
  }

  /**
   * Draws the Gaussians from every view.
   *
   * @param gaussians what to draw; tensors without a graph are constants
   * @param views V cameras of one picture size
   * @param scope owns the pictures
   * @return the pictures
   */
  public Pictures draw(GaussianTensors gaussians, List<SplatView> views, TensorScope scope) {
    if (views.isEmpty()) {
      throw new IllegalArgumentException("at least one view is needed");
    }
    Gaussians values = gaussians.values();
    List<SplatPicture> drawn = rasterizer.render(values, views, settings);
    int width = drawn.get(0).width();
    int height = drawn.get(0).height();
    for (SplatPicture p : drawn) {
      if (p.width() != width || p.height() != height) {
        throw new IllegalArgumentException(
            "views of one call share a size: "
                + (width + " x " + height)
                + " and "
                + (p.width() + " x " + p.height()));
      }
    }
    return new Pictures(gaussians, values, drawn, scope);
  }

  /** The pictures of one call, and the way back through them. */
  public final class Pictures {
    private final GaussianTensors gaussians;
    private final Gaussians values;
    private final List<SplatPicture> drawn;
    private final TensorScope scope;
    private final NDArray features;
    private final NDArray depth; // null if none is shown
    private final NDArray alpha;

    private Pictures(
        GaussianTensors gaussians, Gaussians values, List<SplatPicture> drawn, TensorScope scope) {
      this.gaussians = gaussians;
      this.values = values;
      this.drawn = drawn;
      this.scope = scope;
      long v = drawn.size();
      long h = drawn.get(0).height();
      long w = drawn.get(0).width();
      features =
          leaf(
              drawn.stream().map(SplatPicture::features).toList(),
              v,
              drawn.get(0).channels(),
              h,
              w);
      alpha = leaf(drawn.stream().map(SplatPicture::alpha).toList(), v, h, w);
      depth =
          settings.showsDepth()
              ? leaf(drawn.stream().map(SplatPicture::depth).toList(), v, h, w)
              : null;
    }

    private NDArray leaf(List<float[]> parts, long... shape) {
      int length = parts.get(0).length;
      float[] all = parts.get(0);
      if (parts.size() > 1) {
        all = new float[Math.multiplyExact(length, parts.size())];
        for (int v = 0; v < parts.size(); v++) {
          System.arraycopy(parts.get(v), 0, all, v * length, length);
        }
      }
      return Gradients.leaf(scope.floats(all, shape));
    }

    /**
     * Colours and features over the background.
     *
     * @return (V, D, H, W), a leaf
     */
    public NDArray features() {
      return features;
    }

    /**
     * Depth.
     *
     * @return (V, H, W), a leaf
     * @throws IllegalStateException if the settings show none
     */
    public NDArray depth() {
      if (depth == null) {
        throw new IllegalStateException("these settings show no depth: use withDepth");
      }
      return depth;
    }

    /**
     * Coverage.
     *
     * @return (V, H, W), a leaf
     */
    public NDArray alpha() {
      return alpha;
    }

    /**
     * Carries the gradients that the pictures have collected on into the graphs behind the
     * Gaussians, on the calling thread.
     *
     * @return gradients of cameras and backgrounds, one a view
     */
    public List<ViewGradients> backward() {
      GaussianGradients sum = GaussianGradients.zeros(values);
      List<ViewGradients> ofViews = new ArrayList<>();
      try (TensorScope temporary = scope.inner()) {
        float[] ofFeatures = Gradients.gradient(features, temporary).toFloatArray();
        float[] ofAlpha = Gradients.gradient(alpha, temporary).toFloatArray();
        float[] ofDepth =
            depth == null ? new float[0] : Gradients.gradient(depth, temporary).toFloatArray();
        for (int v = 0; v < drawn.size(); v++) {
          SplatPicture.Gradient upstream =
              new SplatPicture.Gradient(part(ofFeatures, v), part(ofDepth, v), part(ofAlpha, v));
          ofViews.add(rasterizer.backward(drawn.get(v), upstream, sum));
        }
        goOn(sum, temporary);
      }
      return ofViews;
    }

    private float[] part(float[] all, int v) {
      int length = all.length / drawn.size();
      return Arrays.copyOfRange(all, v * length, (v + 1) * length);
    }

    /**
     * One scalar whose gradients are the ones found: tensors may share a graph. It begins with a
     * leaf of its own, so that it can be differentiated if all Gaussians are constants.
     */
    private void goOn(GaussianGradients sum, TensorScope temporary) {
      List<NDArray> tensors = gaussians.all();
      List<float[]> gradients = gaussians.gradients(sum);
      NDArray surrogate = Gradients.leaf(temporary.scalar(0));
      for (int i = 0; i < tensors.size(); i++) {
        NDArray g = temporary.floats(gradients.get(i), tensors.get(i).getShape().getShape());
        surrogate = surrogate.add(g.mul(tensors.get(i)).sum());
      }
      Gradients.backward(surrogate);
    }
  }
}
