package dev.lift3d.correction.matrix;

import dev.lift3d.core.InputException;
import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.io.ElementType;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Contributions on disk, as safetensors: {@code rows.start} (R + 1), {@code rows.views} (E), {@code
 * rows.pixels} (E, 2), {@code rows.weights} (E), {@code rays.sums}, {@code rays.opacities}, {@code
 * rays.depths} (R), {@code target.grid} (6: columns, rows, stride, offset, image width, height),
 * {@code pruning} (2: share, merge), {@code cameras} (1 + V, 18: {@link CameraNumbers}), the
 * target's first; names of the sources in the metadata.
 */
final class ContributionsFile {
  private static final String VERSION_KEY = "lift3d.contributions";
  private static final String VERSION = "1";
  private static final String SOURCE_KEY = "source.";
  private static final String SUM_KEY = "crc32";

  private final SafetensorsFile content;

  private ContributionsFile(SafetensorsFile content) {
    this.content = content;
  }

  static void write(LiftingContributions c, Path file) {
    Map<String, HostArray> tensors = new LinkedHashMap<>();
    ContributionRows rows = c.rows();
    tensors.put("rows.start", HostArray.ofInts(rows.rowStart(), rows.rowStart().length));
    tensors.put("rows.views", shorts(rows.views()));
    tensors.put("rows.pixels", HostArray.ofFloats(rows.pixels(), rows.entries(), 2));
    tensors.put("rows.weights", HostArray.ofFloats(rows.weights(), rows.entries()));
    tensors.put("rays.sums", HostArray.ofFloats(c.totals().rowSums(), rows.rows()));
    tensors.put("rays.opacities", HostArray.ofFloats(c.totals().opacities(), rows.rows()));
    tensors.put("rays.depths", HostArray.ofFloats(c.totals().depths(), rows.rows()));
    TexelGrid grid = c.target().grid();
    CellLayout cells = grid.cells();
    tensors.put(
        "target.grid",
        doubles(
            grid.columns(),
            grid.rows(),
            cells.stride(),
            cells.offset(),
            cells.imageWidth(),
            cells.imageHeight()));
    tensors.put("pruning", doubles(c.pruning().share(), c.pruning().merge()));
    List<Camera> cameras = new ArrayList<>(List.of(c.target().camera()));
    c.sources().forEach(source -> cameras.add(source.camera()));
    tensors.put("cameras", CameraNumbers.of(cameras));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(VERSION_KEY, VERSION);
    for (int v = 0; v < c.sources().size(); v++) {
      metadata.put(SOURCE_KEY + v, c.sources().get(v).name());
    }
    metadata.put(SUM_KEY, checksum(tensors));
    Safetensors.write(file, tensors, metadata);
  }

  static LiftingContributions read(Path file) {
    SafetensorsFile content = Safetensors.read(file);
    String version = content.metadata().get(VERSION_KEY);
    if (!VERSION.equals(version)) {
      throw new InputException(
          file
              + (version == null
                  ? " holds no lifting contributions (metadata \"" + VERSION_KEY + "\" is missing)"
                  : " holds lifting contributions of version " + version + ", known is " + VERSION)
              + "; render them anew");
    }
    if (!checksum(content.tensors()).equals(content.metadata().get(SUM_KEY))) {
      throw new InputException(file + ": is damaged: its checksum differs; render it anew");
    }
    try {
      return new ContributionsFile(content).contributions();
    } catch (IllegalArgumentException | InputException e) {
      throw new InputException(file + ": is damaged: " + e.getMessage(), e);
    }
  }

  /** Of all tensors' bytes, by name. */
  static String checksum(Map<String, HostArray> tensors) {
    CRC32 sum = new CRC32();
    new TreeMap<>(tensors).forEach((name, array) -> sum.update(array.bytes()));
    return Long.toHexString(sum.getValue());
  }

  private LiftingContributions contributions() {
    List<Camera> cameras = CameraNumbers.cameras(required("cameras", ElementType.F64, -1, 18));
    if (cameras.isEmpty()) {
      throw new IllegalArgumentException("there is no camera");
    }
    TargetCells target = new TargetCells(cameras.get(0), grid());
    List<SourceView> sources = new ArrayList<>();
    for (int v = 0; v < cameras.size() - 1; v++) {
      String name = content.metadata().get(SOURCE_KEY + v);
      if (name == null) {
        throw new IllegalArgumentException("the name of source view " + v + " is missing");
      }
      sources.add(new SourceView(name, cameras.get(v + 1)));
    }
    double[] pruning = required("pruning", ElementType.F64, 2).toDoubles();
    return new LiftingContributions(
        target, sources, new Pruning(pruning[0], pruning[1]), rows(target), totals(target));
  }

  private TexelGrid grid() {
    double[] g = required("target.grid", ElementType.F64, 6).toDoubles();
    CellLayout cells = new CellLayout(g[2], g[3], whole(g[4]), whole(g[5]));
    return new TexelGrid(whole(g[0]), whole(g[1]), cells);
  }

  private ContributionRows rows(TargetCells target) {
    int[] start = required("rows.start", ElementType.I32, target.count() + 1L).toInts();
    int entries = start[start.length - 1];
    ContributionRows rows =
        new ContributionRows(
            start,
            shorts(required("rows.views", ElementType.I16, entries)),
            floats("rows.pixels", entries, 2),
            floats("rows.weights", entries));
    int begin = 0;
    for (int r = 0; r < rows.rows(); r++) {
      requireWhole(rows, r, begin);
      begin = start[r + 1];
    }
    return rows;
  }

  private static void requireWhole(ContributionRows rows, int r, int begin) {
    int end = rows.rowStart()[r + 1];
    if (rows.rowStart()[r] != begin || end < begin || end > rows.entries()) {
      throw new IllegalArgumentException("row " + r + " does not follow the one before");
    }
    double sum = 0;
    for (int e = begin; e < end; e++) {
      if (!(rows.weights()[e] > 0)) {
        throw new IllegalArgumentException("entry " + e + " weighs " + rows.weights()[e]);
      }
      sum += rows.weights()[e];
    }
    if (end > begin && Math.abs(sum - 1) > 1e-3) {
      throw new IllegalArgumentException("row " + r + " sums to " + sum + ", not to 1");
    }
  }

  private RayTotals totals(TargetCells target) {
    return new RayTotals(
        floats("rays.sums", target.count()),
        floats("rays.opacities", target.count()),
        floats("rays.depths", target.count()));
  }

  private HostArray required(String name, ElementType type, long... shape) {
    HostArray array = content.tensor(name);
    long[] found = array.shape();
    boolean fits = array.type() == type && found.length == shape.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = shape[i] < 0 || shape[i] == found[i];
    }
    if (!fits) {
      throw new IllegalArgumentException(name + " is " + array);
    }
    return array;
  }

  private float[] floats(String name, long... shape) {
    float[] values = required(name, ElementType.F32, shape).toFloats();
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(name + " holds " + value);
      }
    }
    return values;
  }

  private static int whole(double value) {
    if (value != (int) value) {
      throw new IllegalArgumentException("the grid's sizes are whole numbers, found " + value);
    }
    return (int) value;
  }

  private static HostArray doubles(double... values) {
    return HostArray.ofDoubles(values, values.length);
  }

  private static HostArray shorts(short[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(values);
    return HostArray.of(ElementType.I16, new long[] {values.length}, bytes);
  }

  private static short[] shorts(HostArray array) {
    short[] out = new short[array.size()];
    array.bytes().asShortBuffer().get(out);
    return out;
  }
}
