package dev.lift3d.operators;

import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;

/** Checks of what goes into an operator's halves and comes out of them. */
final class FeatureCheck {
  private FeatureCheck() {}

  static Image requireColour(Image image, OperatorInfo info) {
    if (image.channels() != 3) {
      throw new IllegalArgumentException(
          info.name() + " encodes pictures of 3 channels, found " + image.channels());
    }
    return image;
  }

  static FeatureMap requireChannels(FeatureMap map, OperatorInfo info) {
    if (map.channels() != info.channels()) {
      throw new IllegalArgumentException(
          info.name()
              + " has features of "
              + info.channels()
              + " channels, found "
              + map.channels());
    }
    return map;
  }

  static FeatureMap requireGrid(FeatureMap map, OperatorInfo info) {
    CellLayout cells = map.cells();
    if (cells.stride() != info.stride() || cells.offset() != info.offset()) {
      throw new IllegalArgumentException(
          info.name()
              + " has cells of stride "
              + info.stride()
              + " and offset "
              + info.offset()
              + ", found "
              + cells.stride()
              + " and "
              + cells.offset());
    }
    return requireChannels(map, info);
  }
}
