package dev.lift3d.examples.bench;

import dev.lift3d.core.tensor.Workers;
import dev.lift3d.correction.LiftingSettings;
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

/** Seconds of a whole training step of 512 rays on all processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 1, time = 10)
@Measurement(iterations = 3, time = 10)
public class TrainingStepBenchmark {
  /** Which networks: the compact ones or those of the original's size. */
  @Param({"compact", "ibrnet"})
  String network;

  private Workers workers;
  private TrainingWork work;

  /** Creates the state; JMH fills it. */
  public TrainingStepBenchmark() {}

  /** Renders the photographs and draws the rays. */
  @Setup
  public void prepare() {
    workers = Workers.perProcessor();
    work = new TrainingWork(LiftingSettings.named(network), BenchScene.make(workers), workers);
  }

  /** Ends the workers. */
  @TearDown
  public void close() {
    work.close();
    workers.close();
  }

  /**
   * One step.
   *
   * @return the error before it
   */
  @Benchmark
  public double step() {
    return work.run();
  }
}
