package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.BrownLens;
import dev.lift3d.core.geometry.FieldOfViewLens;
import dev.lift3d.core.geometry.FisheyeLens;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * COLMAP's camera models: name, number in binary files, parameters in the order of its public
 * documentation ("Camera Models"). Principal points are in half-integer pixel convention.
 */
enum ColmapCameras {
  SIMPLE_PINHOLE(0, 3, true),
  PINHOLE(1, 4, false),
  SIMPLE_RADIAL(2, 4, true),
  RADIAL(3, 5, true),
  OPENCV(4, 8, false),
  OPENCV_FISHEYE(5, 8, false),
  FULL_OPENCV(6, 12, false),
  FOV(7, 5, false),
  SIMPLE_RADIAL_FISHEYE(8, 4, true),
  RADIAL_FISHEYE(9, 5, true),
  THIN_PRISM_FISHEYE(10, 12, false);

  private final int id;
  private final int parameters;
  private final boolean oneFocal;

  ColmapCameras(int id, int parameters, boolean oneFocal) {
    this.id = id;
    this.parameters = parameters;
    this.oneFocal = oneFocal;
  }

  static ColmapCameras named(String name, Place place) {
    return Arrays.stream(values())
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(() -> place.error("unknown camera model " + name + known()));
  }

  static ColmapCameras numbered(int id, Place place) {
    return Arrays.stream(values())
        .filter(m -> m.id == id)
        .findFirst()
        .orElseThrow(() -> place.error("unknown camera model number " + id + known()));
  }

  private static String known() {
    return "; known are "
        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  int parameters() {
    return parameters;
  }

  ColmapModel.Camera camera(double[] p, long width, long height, Place place) {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw place.error("image size " + width + " x " + height + " makes no sense");
    }
    int at = oneFocal ? 1 : 2;
    double fy = oneFocal ? p[0] : p[1];
    double[] lens = Arrays.copyOfRange(p, at + 2, p.length);
    return place.blame(
        () ->
            new ColmapModel.Camera(
                new Intrinsics(p[0], fy, p[at], p[at + 1], (int) width, (int) height), lens(lens)));
  }

  private Lens lens(double[] p) {
    return switch (this) {
      case SIMPLE_PINHOLE, PINHOLE -> Lens.NONE;
      case SIMPLE_RADIAL -> Lens.radial(p[0], 0);
      case RADIAL -> Lens.radial(p[0], p[1]);
      case OPENCV -> Lens.brown(p[0], p[1], p[2], p[3]);
      case FULL_OPENCV -> new BrownLens(p);
      case OPENCV_FISHEYE -> FisheyeLens.radial(p[0], p[1], p[2], p[3]);
      case SIMPLE_RADIAL_FISHEYE -> FisheyeLens.radial(p[0], 0, 0, 0);
      case RADIAL_FISHEYE -> FisheyeLens.radial(p[0], p[1], 0, 0);
      case THIN_PRISM_FISHEYE -> new FisheyeLens(p);
      case FOV -> new FieldOfViewLens(p[0]);
    };
  }
}
