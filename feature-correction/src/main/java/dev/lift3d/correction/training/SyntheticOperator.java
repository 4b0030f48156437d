package dev.lift3d.correction.training;

import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up operator of random channel count, stride, unit and credibility. Its truth is a random
 * projection of what is the same from everywhere: the colour of a surface and, where depth is
 * known, its place in the world, in waves and in patches; and, more or less, of the direction from
 * which it is seen, as real operators are not quite the same from everywhere either. What it says
 * of a source view is that truth with a view's own faults ({@link SyntheticFaults}).
 */
final class SyntheticOperator implements TrainingOperator {
  /** Waves and patches of the place in the world. */
  private static final int WAVES = 12;

  /** Waves of the viewing direction. */
  private static final int TURNS = 4;

  private static final int BASIS = 3 + WAVES + TURNS;

  /** Operators of a step. */
  private static final int AT_ONCE = 6;

  private static final int FEWEST_CHANNELS = 3;
  private static final int MOST_CHANNELS = 256;
  private static final int[] STRIDES = {2, 4, 8};

  private final int stride;
  private final boolean rectified;
  private final float[] projection;
  private final float[] unit;
  private final float[] offset;
  private final double[] waves;
  private final double[] turns;
  private final double turning;
  private final SyntheticFaults faults;

  private SyntheticOperator(int channels, int stride, double extent, SplittableRandom random) {
    this.stride = stride;
    rectified = random.nextBoolean();
    projection = gaussian(channels * BASIS, 1, random);
    offset = gaussian(channels, 1, random);
    unit = new float[channels];
    double common = Math.pow(10, 4 * random.nextDouble() - 2);
    for (int c = 0; c < channels; c++) {
      unit[c] = (float) (common * Math.exp(0.5 * random.nextGaussian()));
    }
    waves = new double[WAVES * 4];
    for (int w = 0; w < WAVES; w++) {
      double length = extent * Math.exp(-2.5 * random.nextDouble());
      for (int i = 0; i < 3; i++) {
        waves[4 * w + i] = 2 * random.nextGaussian() / length;
      }
      waves[4 * w + 3] = 2 * Math.PI * random.nextDouble();
    }
    turns = new double[3 * TURNS];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = 3 * random.nextGaussian();
    }
    turning = 2 * Math.pow(random.nextDouble(), 2);
    faults = SyntheticFaults.draw(random);
  }

  /** Operators for a scene, of one grid: their waves are of the size of what the target sees. */
  static List<TrainingOperator> drawSome(FeatureBatch batch, SplittableRandom random) {
    int stride = STRIDES[random.nextInt(STRIDES.length)];
    return IntStream.range(0, AT_ONCE)
        .<TrainingOperator>mapToObj(i -> draw(batch, stride, random.split()))
        .toList();
  }

  private static SyntheticOperator draw(FeatureBatch batch, int stride, SplittableRandom random) {
    double span = Math.log((double) MOST_CHANNELS / FEWEST_CHANNELS);
    int channels = (int) Math.round(FEWEST_CHANNELS * Math.exp(span * random.nextDouble()));
    return new SyntheticOperator(channels, stride, batch.range().near(), random);
  }

  private static float[] gaussian(int count, double deviation, SplittableRandom random) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = (float) (deviation * random.nextGaussian());
    }
    return out;
  }

  @Override
  public String name() {
    return "synthetic-" + unit.length;
  }

  @Override
  public FeatureMap truth(TrainingView view) {
    return inUnits(clean(view));
  }

  @Override
  public FeatureMap seen(TrainingView view, SplittableRandom random) {
    return inUnits(faults.damaged(clean(view), random));
  }

  /** Of about unit size. */
  private FeatureMap clean(TrainingView view) {
    Intrinsics k = view.camera().intrinsics();
    int columns = Math.max(2, k.width() / stride);
    int rows = Math.max(2, k.height() / stride);
    Image colours = Resize.area(view.photograph(), columns, rows);
    float[] data = new float[rows * columns * unit.length];
    double[] basis = new double[BASIS];
    for (int row = 0; row < rows; row++) {
      for (int col = 0; col < columns; col++) {
        for (int c = 0; c < 3; c++) {
          basis[c] = 4 * (colours.at(col, row, c) - 0.5);
        }
        place(view, (col + 0.5) / columns, (row + 0.5) / rows, basis);
        project(basis, data, (row * columns + col) * unit.length);
      }
    }
    CellLayout cells = new CellLayout(stride, 0, columns * stride, rows * stride);
    return new FeatureMap(unit.length, rows, columns, data, cells);
  }

  private void place(TrainingView view, double x, double y, double[] basis) {
    Intrinsics k = view.camera().intrinsics();
    double u = x * k.width();
    double v = y * k.height();
    float depth = view.depth()[(int) v * k.width() + (int) u];
    Vec3 at = depth > 0 ? view.camera().unproject(u, v, depth) : null;
    for (int w = 0; w < WAVES; w++) {
      double phase =
          at == null
              ? 0
              : waves[4 * w] * at.x()
                  + waves[4 * w + 1] * at.y()
                  + waves[4 * w + 2] * at.z()
                  + waves[4 * w + 3];
      double wave = at == null ? 0 : Math.sin(phase);
      basis[3 + w] = w % 2 == 0 ? wave : Math.tanh(6 * wave); // every second one in patches
    }
    turn(view, at, basis);
  }

  private void turn(TrainingView view, Vec3 at, double[] basis) {
    Vec3 centre = view.camera().pose().centreInWorld();
    Vec3 towards = at == null ? null : centre.minus(at).unit();
    for (int t = 0; t < TURNS; t++) {
      basis[3 + WAVES + t] =
          at == null
              ? 0
              : turning
                  * Math.sin(
                      turns[3 * t] * towards.x()
                          + turns[3 * t + 1] * towards.y()
                          + turns[3 * t + 2] * towards.z());
    }
  }

  private void project(double[] basis, float[] data, int at) {
    for (int c = 0; c < unit.length; c++) {
      double sum = 0;
      for (int b = 0; b < BASIS; b++) {
        sum += projection[c * BASIS + b] * basis[b];
      }
      sum /= Math.sqrt(BASIS);
      data[at + c] = (float) (rectified ? Math.max(0, sum) : sum);
    }
  }

  private FeatureMap inUnits(FeatureMap map) {
    float[] data = map.data().clone();
    for (int i = 0; i < data.length; i++) {
      int c = i % unit.length;
      data[i] = unit[c] * (data[i] + offset[c]);
    }
    return new FeatureMap(map.channels(), map.height(), map.width(), data, map.cells());
  }
}
