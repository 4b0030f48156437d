package dev.lift3d.operators.cache;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Safetensors;
import dev.lift3d.core.io.SafetensorsFile;
import dev.lift3d.operators.ContentHash;
import java.nio.file.Path;
import java.util.Map;

/** A feature map as a safetensors file: the tensor, where its cells lie, and a checksum of both. */
final class CacheFile {
  private static final String TENSOR = "features";
  private static final String CHECKSUM = "checksum";

  private CacheFile() {}

  static void write(Path file, String key, FeatureMap map) {
    HostArray array = HostArray.ofFloats(map.data(), map.height(), map.width(), map.channels());
    CellLayout cells = map.cells();
    Map<String, String> metadata =
        Map.of(
            "stride",
            Double.toString(cells.stride()),
            "offset",
            Double.toString(cells.offset()),
            "imageWidth",
            Integer.toString(cells.imageWidth()),
            "imageHeight",
            Integer.toString(cells.imageHeight()),
            CHECKSUM,
            checksum(key, map));
    Safetensors.write(file, Map.of(TENSOR, array), metadata);
  }

  /**
   * Reads a file.
   *
   * @throws InputException if it is not what was written for this key
   */
  static FeatureMap read(Path file, String key) {
    SafetensorsFile found = Safetensors.read(file);
    HostArray array = found.tensor(TENSOR);
    Map<String, String> said = found.metadata();
    FeatureMap map;
    try {
      long[] shape = array.shape();
      CellLayout cells =
          new CellLayout(
              Double.parseDouble(said.getOrDefault("stride", "")),
              Double.parseDouble(said.getOrDefault("offset", "")),
              Integer.parseInt(said.getOrDefault("imageWidth", "")),
              Integer.parseInt(said.getOrDefault("imageHeight", "")));
      map =
          new FeatureMap(
              Math.toIntExact(shape[2]),
              Math.toIntExact(shape[0]),
              Math.toIntExact(shape[1]),
              array.toFloats(),
              cells);
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw new InputException(file + ": is no feature map: " + e.getMessage(), e);
    }
    if (!checksum(key, map).equals(said.get(CHECKSUM))) {
      throw new InputException(file + ": its checksum does not fit its content");
    }
    return map;
  }

  private static String checksum(String key, FeatureMap map) {
    String sizes = map.height() + " x " + map.width() + " x " + map.channels();
    return ContentHash.start().add(key).add(sizes + map.cells()).add(map.data()).hex();
  }
}
