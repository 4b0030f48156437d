package dev.lift3d.examples.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a corrected ray costs at 768 channels on one thread, lookups included: the paper's
 * correction sample by sample and behind compositing, and the channel-agnostic one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 4)
public class CorrectorBenchmark {
  private CorrectorWork work;

  /** Creates the state; JMH fills it. */
  public CorrectorBenchmark() {}

  /** Fills maps and weights. */
  @Setup
  public void prepare() {
    work = new CorrectorWork();
  }

  /**
   * Equation 3 for each sample and view.
   *
   * @return features
   */
  @Benchmark
  @OperationsPerInvocation(CorrectorWork.RAYS)
  public float[] paperPerSample() {
    return work.perSample();
  }

  /**
   * The same behind compositing.
   *
   * @return features
   */
  @Benchmark
  @OperationsPerInvocation(CorrectorWork.RAYS)
  public float[] paperFactorised() {
    return work.factorised();
  }

  /**
   * The channel-agnostic correction.
   *
   * @return features
   */
  @Benchmark
  @OperationsPerInvocation(CorrectorWork.RAYS)
  public float[] agnostic() {
    return work.agnostic();
  }
}
