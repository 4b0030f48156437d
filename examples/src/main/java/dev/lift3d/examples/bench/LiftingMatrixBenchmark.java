package dev.lift3d.examples.bench;

import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.matrix.LiftingMatrix;
import java.util.List;
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

/** Milliseconds to lift a second operator onto 126 x 94 prepared cells from ten source views. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LiftingMatrixBenchmark {
  /** Channels of the operator. */
  @Param({"32", "256", "768"})
  int channels;

  private Workers workers;
  private LiftingMatrixWork work;

  /** Creates the state; JMH fills it. */
  public LiftingMatrixBenchmark() {}

  /** Renders what the target draws from its sources. */
  @Setup
  public void prepare() {
    workers = Workers.perProcessor();
    work = new LiftingMatrixWork(channels, BenchScene.make(workers), workers);
  }

  /** Ends the workers. */
  @TearDown
  public void close() {
    workers.close();
  }

  /**
   * Contributions become a matrix for an operator's texels.
   *
   * @return the matrix
   */
  @Benchmark
  public LiftingMatrix build() {
    return work.build();
  }

  /**
   * Maps in single precision are lifted.
   *
   * @return the target's features
   */
  @Benchmark
  public FeatureMap apply() {
    return work.apply();
  }

  /**
   * Maps in half precision are lifted.
   *
   * @return the target's features
   */
  @Benchmark
  public FeatureMap applyHalves() {
    return work.applyHalves();
  }

  /**
   * Cells are spread over the source texels.
   *
   * @return V maps
   */
  @Benchmark
  public List<FeatureMap> transpose() {
    return work.transpose();
  }
}
