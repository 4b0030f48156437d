package dev.lift3d.correction.corrector;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.CompiledScript;
import dev.lift3d.core.tensor.Gradients;
import dev.lift3d.core.tensor.NetworkScript;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.TensorScope;
import java.util.List;
import java.util.Map;

/**
 * Trains the channel-agnostic corrector.
 *
 * <p>The error of a re-weighted ray is a quadratic form of the views' new shares, whose matrix are
 * the inner products of {@link ViewGram}: a lesson keeps V x V numbers a ray, whatever the number
 * of channels, and a step costs next to nothing.
 */
public final class AgnosticLearner implements CorrectorLearner {
  private static final String METHOD = "loss";

  private final CompiledScript script;
  private final ParameterSet parameters;

  /**
   * A learner.
   *
   * @param start where to start
   */
  public AgnosticLearner(AgnosticWeights start) {
    NetworkScript net = network();
    script = net.compile();
    parameters = ParameterSet.of(net.parameters(), start.toHost(), "corrector.agnostic");
  }

  /**
   * Takes statistics (R, V, N), shares (R, V), products (R, V, V), misses (R, V), floor (R) and a
   * scale; returns the loss and the new shares.
   */
  private static NetworkScript network() {
    NetworkScript net = new NetworkScript();
    String w1 = net.parameter(AgnosticWeights.HIDDEN_WEIGHT);
    String b1 = net.parameter(AgnosticWeights.HIDDEN_BIAS);
    String w2 = net.parameter(AgnosticWeights.OUTPUT);
    net.line("h = torch.relu(torch.linear(statistics, " + w1 + ", " + b1 + "))"); // (R, V, H)
    net.line("f = torch.squeeze(torch.matmul(h, " + w2 + "), -1)"); // (R, V)
    net.line("f = torch.masked_fill(f, shares <= 0.0, -1.0e9)");
    net.line("f = torch.exp(f - torch.amax(f, [1], True))");
    net.line("q = shares * f");
    net.line("q = q / (torch.sum(q, [1], True) + 1.0e-30)");
    net.line("spread = torch.sum(q * torch.squeeze(torch.matmul(products, q.unsqueeze(2)), 2), 1)");
    net.line("error = floor + 2.0 * torch.sum(q * misses, 1) + spread"); // (R)
    net.method(
        METHOD,
        List.of("statistics", "shares", "products", "misses", "floor", "scale"),
        List.of("scale * torch.sum(error)", "q"));
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
  public AgnosticWeights weights() {
    return AgnosticWeights.of(parameters.toHost());
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

  /** What is kept of rays; arrays are made when the number of views is known. */
  private final class RayLesson implements Lesson {
    private final float[] truth;
    private final int rays;
    private final float[] floor;
    private int views;
    private int channels;
    private float[] statistics;
    private float[] shares;
    private float[] products;
    private float[] misses;
    private final boolean[] seen;

    RayLesson(float[] truth, int rays) {
      this.truth = truth;
      this.rays = rays;
      floor = new float[rays];
      seen = new boolean[rays];
    }

    private synchronized void room(int newViews, int newChannels) {
      if (statistics == null) {
        if (truth.length != rays * newChannels) {
          throw new IllegalArgumentException(
              rays + " rays of " + newChannels + " channels with a truth of " + truth.length);
        }
        views = newViews;
        channels = newChannels;
        statistics = new float[rays * views * ViewStatistics.COUNT];
        shares = new float[rays * views];
        products = new float[rays * views * views];
        misses = new float[rays * views];
      }
    }

    @Override
    public void correct(CorrectionChunk chunk, int firstRay, float[] out) {
      FeatureScale scale = chunk.sources().scale();
      room(chunk.gathered().views(), scale.channels());
      ViewComposites ray = new ViewComposites(views, channels);
      ViewGram gram = new ViewGram(views, channels);
      ViewStatistics numbers = new ViewStatistics(views);
      for (int r = 0; r < chunk.gathered().rays(); r++) {
        int at = firstRay + r;
        seen[at] = ray.fill(chunk, r);
        if (seen[at]) {
          gram.fill(ray, scale);
          numbers.fill(ray, gram, statistics, at * views * ViewStatistics.COUNT);
          keep(ray, gram, scale, at);
        }
      }
    }

    private void keep(ViewComposites ray, ViewGram gram, FeatureScale scale, int at) {
      float[] miss = new float[channels];
      for (int c = 0; c < channels; c++) {
        miss[c] = gram.centre()[c] - scale.standardised(truth[at * channels + c], c);
      }
      int varying = scale.varying();
      floor[at] = (float) (Runs.dot(miss, 0, miss, 0, channels) / varying);
      for (int i = 0; i < views; i++) {
        shares[at * views + i] = ray.share(i);
        misses[at * views + i] =
            (float) (Runs.dot(gram.offsets(), i * channels, miss, 0, channels) / varying);
        for (int j = 0; j < views; j++) {
          products[(at * views + i) * views + j] = (float) gram.product(i, j);
        }
      }
    }

    @Override
    public double sharedError() {
      double sum = 0;
      for (float error : floor) {
        sum += error;
      }
      return sum / Math.max(1, count());
    }

    private int count() {
      int count = 0;
      for (boolean s : seen) {
        count += s ? 1 : 0;
      }
      return count;
    }

    @Override
    public double differentiate(ParameterSet replica, double weight) {
      if (count() == 0) {
        return 0;
      }
      try (Gradients.Mode recorded = Gradients.recorded();
          TensorScope scope = TensorScope.open()) {
        NDArray loss = loss(replica, (float) (weight / count()), scope).get(0);
        Gradients.backward(loss);
        return loss.getFloat() / weight;
      }
    }

    private NDList loss(ParameterSet set, float factor, TensorScope scope) {
      return script.call(
          METHOD,
          set.tensors(),
          scope.floats(statistics, rays, views, ViewStatistics.COUNT),
          scope.floats(shares, rays, views),
          scope.floats(products, rays, views, views),
          scope.floats(misses, rays, views),
          scope.floats(floor, rays),
          scope.scalar(factor));
    }
  }
}
