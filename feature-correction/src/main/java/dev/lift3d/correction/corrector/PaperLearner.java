package dev.lift3d.correction.corrector;

import ai.djl.ndarray.NDArray;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.core.tensor.TensorScope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Trains the paper's corrector, in the form behind compositing: a lesson keeps three vectors a ray,
 * where equation 3 as printed would keep as many for each sample and view.
 */
public final class PaperLearner implements CorrectorLearner {
  private static final String METHOD = "loss";
  private static final int WIDTH = PaperWeights.WIDTH;

  private final CompiledScript script;
  private final ParameterSet parameters;
  private final int image;

  /**
   * A learner.
   *
   * @param start where to start
   */
  public PaperLearner(PaperWeights start) {
    image = start.image();
    NetworkScript net = network(PaperWeights.parameters(image));
    script = net.compile();
    parameters = ParameterSet.of(net.parameters(), start.exact(), "corrector.paper");
  }

  /**
   * Takes features, pooled features, image features, truth and a mask of channels, each of B blocks
   * of {@value PaperWeights#WIDTH} channels, and a scale; returns the loss and the residual.
   */
  private static NetworkScript network(List<ParameterSpec> specs) {
    NetworkScript net = new NetworkScript();
    List<String> p = specs.stream().map(net::parameter).toList();
    net.line("d = images - torch.linear(features, " + p.get(0) + ", " + p.get(1) + ")"); // (B, K)
    net.line("x = torch.cat([pooled, d], 1)");
    net.line("r = torch.linear(x, " + p.get(2) + ", " + p.get(3) + ") * mask"); // (B, WIDTH)
    net.line("error = features + r - truth");
    net.method(
        METHOD,
        List.of("features", "pooled", "images", "truth", "mask", "scale"),
        List.of("scale * torch.sum(error * error)", "r"));
    return net;
  }

  @Override
  public ParameterSet parameters() {
    return parameters;
  }

  /**
   * What has been learnt.
   *
   * @return a copy
   */
  public PaperWeights weights() {
    return PaperWeights.of(parameters.toHost());
  }

  @Override
  public Map<String, HostArray> toHost() {
    return CorrectorWeights.NONE.with(weights()).toHost();
  }

  @Override
  public Lesson lesson(float[] truth, int rays) {
    return new RayLesson(truth, rays);
  }

  @Override
  public void close() {
    parameters.close();
    script.close();
  }

  /** What is kept of rays: a row for each block of channels of each ray that is seen. */
  private final class RayLesson implements Lesson {
    private final float[] truth;
    private final int rays;
    private final boolean[] seen;
    private int blocks;
    private int varying;
    private float[] features;
    private float[] pooled;
    private float[] images;
    private float[] wanted;
    private float[] mask;

    RayLesson(float[] truth, int rays) {
      this.truth = truth;
      this.rays = rays;
      seen = new boolean[rays];
    }

    private synchronized void room(FeatureScale scale) {
      if (features == null) {
        int channels = scale.channels();
        if (truth.length != rays * channels) {
          throw new IllegalArgumentException(
              rays + " rays of " + channels + " channels with a truth of " + truth.length);
        }
        blocks = (channels + WIDTH - 1) / WIDTH;
        varying = scale.varying();
        features = new float[rays * blocks * WIDTH];
        pooled = new float[features.length];
        wanted = new float[features.length];
        mask = new float[features.length];
        images = new float[rays * blocks * image];
      }
    }

    @Override
    public void correct(CorrectionChunk chunk, int firstRay, float[] out) {
      FeatureScale scale = chunk.sources().scale();
      room(scale);
      SurfaceComposites composites = SurfaceComposites.of(chunk);
      int channels = scale.channels();
      int count = chunk.gathered().rays();
      float[] wish = Arrays.copyOfRange(truth, firstRay * channels, (firstRay + count) * channels);
      for (int block = 0; block < blocks; block++) {
        int first = block * WIDTH;
        float[] g = PaperCorrector.standardised(composites.features(), scale, first, count);
        float[] p = PaperCorrector.standardised(composites.pooled(), scale, first, count);
        float[] t = PaperCorrector.standardised(wish, scale, first, count);
        for (int r = 0; r < count; r++) {
          if (composites.seen(r)) {
            seen[firstRay + r] = true;
            int row = (firstRay + r) * blocks + block;
            System.arraycopy(g, r * WIDTH, features, row * WIDTH, WIDTH);
            System.arraycopy(p, r * WIDTH, pooled, row * WIDTH, WIDTH);
            System.arraycopy(t, r * WIDTH, wanted, row * WIDTH, WIDTH);
            System.arraycopy(composites.images(), r * image, images, row * image, image);
            int width = Math.min(WIDTH, channels - first);
            Arrays.fill(mask, row * WIDTH, row * WIDTH + width, 1);
          }
        }
      }
    }

    @Override
    public double sharedError() {
      double sum = 0;
      for (int i = 0; features != null && i < features.length; i++) {
        sum += (features[i] - wanted[i]) * (double) (features[i] - wanted[i]);
      }
      return sum / Math.max(1, numbers());
    }

    /** Numbers that count: rays that are seen, times channels that vary. */
    private double numbers() {
      int count = 0;
      for (boolean s : seen) {
        count += s ? 1 : 0;
      }
      return (double) count * varying;
    }

    @Override
    public double differentiate(ParameterSet replica, double weight) {
      if (numbers() == 0) {
        return 0;
      }
      try (Gradients.Mode recorded = Gradients.recorded();
          TensorScope scope = TensorScope.open()) {
        NDArray loss = loss(replica, (float) (weight / numbers()), scope);
        Gradients.backward(loss);
        return loss.getFloat() / weight;
      }
    }

    private NDArray loss(ParameterSet set, float factor, TensorScope scope) {
      long rows = (long) rays * blocks;
      return script
          .call(
              METHOD,
              set.tensors(),
              scope.floats(features, rows, WIDTH),
              scope.floats(pooled, rows, WIDTH),
              scope.floats(images, rows, image),
              scope.floats(wanted, rows, WIDTH),
              scope.floats(mask, rows, WIDTH),
              scope.scalar(factor))
          .get(0);
    }
  }
}
