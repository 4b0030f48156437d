package dev.lift3d.examples.bench;

import dev.lift3d.core.tensor.Workers;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Large float32 products through the same engine: the measure for the passes. A product is 17.2
 * GFLOP, so GFLOP/s are 17.2 times the products a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 3, time = 5)
public class MatmulBenchmark {
  private Workers workers;
  private MatrixWork work;

  /** Creates the state; JMH fills it. */
  public MatmulBenchmark() {}

  /** Fills the matrices. */
  @Setup
  public void prepare() {
    workers = Workers.start(2);
    work = new MatrixWork(workers);
  }

  /** Ends the workers. */
  @TearDown
  public void close() {
    work.close();
    workers.close();
  }

  /**
   * Two products side by side, with one native thread each.
   *
   * @return a corner
   */
  @Benchmark
  @OperationsPerInvocation(2)
  public double sideBySide() {
    return work.sideBySide();
  }

  /**
   * One product on two native threads.
   *
   * @return a corner
   */
  @Benchmark
  public double together() {
    return work.together();
  }
}
