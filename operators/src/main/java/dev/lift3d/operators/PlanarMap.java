package dev.lift3d.operators;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.io.HostArray;
import java.util.Arrays;

/**
 * One map as networks give and take it, channels first; every number is finite.
 *
 * @param values C x H x W floats
 * @param channels C
 * @param height rows
 * @param width columns
 */
record PlanarMap(float[] values, int channels, int height, int width) {
  /** Checks an array, 1 x C x H x W or C x H x W, that {@code origin} gave. */
  static PlanarMap of(HostArray array, String origin) {
    long[] shape = array.shape();
    int first = shape.length - 3;
    boolean one = first == 0 || first == 1 && shape[0] == 1;
    if (!one || array.size() == 0) {
      throw new InputException(
          origin + " must give 1 x C x H x W numbers, found shape " + Arrays.toString(shape));
    }
    float[] values = array.toFloats();
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new InputException(origin + " gave " + value + " among its numbers");
      }
    }
    return new PlanarMap(
        values, (int) shape[first], (int) shape[first + 1], (int) shape[first + 2]);
  }

  static PlanarMap of(FeatureMap map) {
    return new PlanarMap(map.planar(), map.channels(), map.height(), map.width());
  }

  HostArray array() {
    return HostArray.ofFloats(values, 1, channels, height, width);
  }

  FeatureMap map(CellLayout cells) {
    return FeatureMap.fromPlanar(values, channels, height, width, cells);
  }

  Image image() {
    return Image.fromPlanar(values, width, height, channels);
  }
}
