package dev.lift3d.examples.bench;

import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingSettings;
import dev.lift3d.correction.RenderedRays;
import dev.lift3d.correction.TargetSources;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rays a second of the exact path and its parts, on all processors; the encoding in views a second.
 *
 * <p>The difference of {@link #render} and {@link #renderWithFeatures} is what blending 256
 * channels costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
public class RenderBenchmark {
  /** Which networks: the compact ones or those of the original's size. */
  @Param({"compact", "ibrnet"})
  String network;

  private Workers workers;
  private RenderWork work;

  /** Creates the state; JMH fills it. */
  public RenderBenchmark() {}

  /** Renders the photographs and encodes them. */
  @Setup
  public void prepare() {
    workers = Workers.perProcessor();
    work = new RenderWork(LiftingSettings.named(network), BenchScene.make(workers), workers);
  }

  /** Ends the workers. */
  @TearDown
  public void close() {
    work.close();
    workers.close();
  }

  /**
   * The image feature network on all source views.
   *
   * @return what was encoded
   */
  @Benchmark
  @OperationsPerInvocation(BenchScene.VIEWS)
  public TargetSources encode() {
    return work.encode();
  }

  /**
   * 64 samples a ray: gather, aggregate, composite.
   *
   * @return some depth
   */
  @Benchmark
  @OperationsPerInvocation(RenderWork.RAYS)
  public double coarse() {
    return work.coarse();
  }

  /**
   * 128 samples a ray: gather, aggregate, composite.
   *
   * @return some depth
   */
  @Benchmark
  @OperationsPerInvocation(RenderWork.RAYS)
  public double fine() {
    return work.fine();
  }

  /**
   * Both passes and the drawing of depths between them.
   *
   * @return colours, depths and opacities
   */
  @Benchmark
  @OperationsPerInvocation(RenderWork.RAYS)
  public RenderedRays render() {
    return work.render();
  }

  /**
   * Both passes, and 256 operator channels blended.
   *
   * @return colours, depths, opacities and features
   */
  @Benchmark
  @OperationsPerInvocation(RenderWork.RAYS)
  public RenderedRays renderWithFeatures() {
    return work.renderWithFeatures();
  }
}
