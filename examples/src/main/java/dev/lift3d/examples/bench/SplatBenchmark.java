package dev.lift3d.examples.bench;

import dev.lift3d.core.tensor.Workers;
import dev.lift3d.grounding.splat.GaussianGradients;
import dev.lift3d.grounding.splat.SplatPicture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds to draw Gaussians at 512 x 512 pixels, 15 blended pairs a pixel, and to go back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class SplatBenchmark {
  /** Channels of each Gaussian. */
  @Param({"3", "32"})
  int channels;

  private Workers workers;
  private SplatWork work;

  /** Creates the state; JMH fills it. */
  public SplatBenchmark() {}

  /** Makes the Gaussians. */
  @Setup
  public void prepare() {
    workers = Workers.perProcessor();
    work = new SplatWork(SplatWork.COUNT, channels, SplatWork.TYPICAL_SIZE, workers);
  }

  /** Ends the workers. */
  @TearDown
  public void close() {
    workers.close();
  }

  /**
   * Projects, lists and draws.
   *
   * @return the picture
   */
  @Benchmark
  public SplatPicture forward() {
    return work.forward();
  }

  /**
   * Draws and works back to all gradients.
   *
   * @return gradients
   */
  @Benchmark
  public GaussianGradients forwardAndBackward() {
    return work.both();
  }
}
