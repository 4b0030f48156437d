package dev.lift3d.examples.bench;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Pose;
import dev.lift3d.core.geometry.Vec3;
import java.util.Random;
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

/** Points a second that one thread projects into a camera, on the host. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ProjectionBenchmark {
  private static final int POINTS = 10_000;

  private final Camera camera =
      new Camera(
          new Intrinsics(400, 400, 252, 189, 504, 378),
          Pose.lookingAt(new Vec3(1, -1, -4), Vec3.ZERO, new Vec3(0, -1, 0)));
  private final Vec3[] points = new Vec3[POINTS];

  /** Creates the state; JMH fills it. */
  public ProjectionBenchmark() {}

  /** Scatters points in a unit cube around the origin. */
  @Setup
  public void scatter() {
    Random random = new Random(1);
    for (int i = 0; i < POINTS; i++) {
      points[i] =
          new Vec3(random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble() - 0.5);
    }
  }

  /**
   * Projects every point.
   *
   * @return how many the camera sees
   */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public int project() {
    int seen = 0;
    for (Vec3 point : points) {
      seen += camera.sees(camera.project(point)) ? 1 : 0;
    }
    return seen;
  }
}
