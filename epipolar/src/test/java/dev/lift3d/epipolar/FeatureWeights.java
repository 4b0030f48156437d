package dev.lift3d.epipolar;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.testing.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.CRC32;

/** Weights of the original feature network that a formula gives instead of a file. */
final class FeatureWeights {
  private static final String TABLE = "feature_net_parameters.csv";

  /** A row of the table of parameters. */
  record Row(String name, long[] shape, long crc, float[] firstSecondLast, double sum) {}

  private final List<Row> rows;
  private final long seed;

  private FeatureWeights(List<Row> rows) {
    this.rows = rows;
    this.seed =
        LongStream.range(0, 100_000_000)
            .filter(s -> startsLike(rows.get(0), s))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError("no seed up to 1e8 gives the values of " + TABLE));
  }

  /** Reads the table beside a file and finds the formula's seed from it. */
  static FeatureWeights beside(Fixture fixture) {
    Path table = fixture.path().resolveSibling(TABLE);
    try {
      List<String> lines = Files.readAllLines(table);
      return new FeatureWeights(
          lines.subList(1, lines.size()).stream().map(FeatureWeights::row).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    String[] cells = line.split(",");
    long[] shape = Arrays.stream(cells[1].split("x")).mapToLong(Long::parseLong).toArray();
    float[] values = {
      Float.parseFloat(cells[4]), Float.parseFloat(cells[5]), Float.parseFloat(cells[6])
    };
    return new Row(cells[0], shape, Long.parseLong(cells[3]), values, Double.parseDouble(cells[7]));
  }

  /** The table, in the original's state-dict order. */
  List<Row> rows() {
    return rows;
  }

  /** Every tensor, in the table's order. */
  Map<String, HostArray> values() {
    Map<String, HostArray> out = new LinkedHashMap<>();
    for (Row row : rows) {
      long elements = Arrays.stream(row.shape).reduce(1, (a, b) -> a * b);
      float[] values = new float[Math.toIntExact(elements)];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(row, seed, i);
      }
      out.put(row.name, HostArray.ofFloats(values, row.shape));
    }
    return out;
  }

  static long crc(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  private static boolean startsLike(Row row, long seed) {
    return value(row, seed, 0) == row.firstSecondLast[0]
        && value(row, seed, 1) == row.firstSecondLast[1];
  }

  /** SplitMix64's finalizer on seed, name and index; the bounds of torch's Kaiming-uniform. */
  private static float value(Row row, long seed, long i) {
    long z = seed * 0x9E3779B97F4A7C15L + (row.crc << 32) + i;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    z = z ^ z >>> 31;
    double u = (z >>> 40) / (double) (1 << 24);
    if (row.shape.length == 4) {
      return (float) ((2 * u - 1) * Math.sqrt(6.0 / (row.shape[1] * row.shape[2] * row.shape[3])));
    }
    return (float) (row.name.endsWith(".weight") ? 0.75 + 0.5 * u : 0.1 * (2 * u - 1));
  }
}
