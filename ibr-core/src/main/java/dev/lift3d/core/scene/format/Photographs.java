package dev.lift3d.core.scene.format;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Intrinsics;
import dev.lift3d.core.geometry.Lens;
import dev.lift3d.core.geometry.Undistortion;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageFiles;
import dev.lift3d.core.image.ImageSize;
import dev.lift3d.core.scene.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes views of posed images: fits the camera to the picture's real size, replaces the lens by a
 * pinhole, and says how pixels are read when somebody asks.
 */
final class Photographs {
  /** Reduced images are rounded to whole pixels; a larger difference is another picture. */
  private static final double ASPECT_TOLERANCE = 0.01;

  private record Optics(Intrinsics intrinsics, Lens lens) {}

  private final Map<Optics, Undistortion> undistortions = new HashMap<>();

  View view(PosedImage image) {
    Path file = image.picture();
    Intrinsics k = fitted(image.camera().intrinsics(), ImageFiles.size(file), image);
    Undistortion lens = image.place().blame(() -> undistortion(k, image.camera().lens()));
    Camera camera = new Camera(lens.pinhole(), image.camera().pose());
    View view =
        View.of(image.name(), camera, () -> lens.apply(sized(ImageFiles.read(file), k, file)));
    PosedImage.Extras extras = image.extras();
    if (extras.mask().filter(Files::isRegularFile).isPresent()) {
      Path mask = extras.mask().get();
      view = view.withMask(() -> lens.applyNearest(mask(mask, k)));
    }
    if (extras.depth().filter(d -> Files.isRegularFile(d.file())).isPresent()) {
      PosedImage.DepthFile depth = extras.depth().get();
      view = view.withDepth(() -> lens.applyNearest(depth(depth, k)));
    }
    return extras.range().map(view::withDepthRange).orElse(view);
  }

  private Undistortion undistortion(Intrinsics k, Lens lens) {
    return undistortions.computeIfAbsent(
        new Optics(k, lens), o -> Undistortion.of(o.intrinsics(), o.lens()));
  }

  private static Intrinsics fitted(Intrinsics k, ImageSize size, PosedImage image) {
    if (k.width() == size.width() && k.height() == size.height()) {
      return k;
    }
    double stretch =
        ((double) size.width() / size.height()) / ((double) k.width() / k.height()) - 1;
    if (Math.abs(stretch) > ASPECT_TOLERANCE) {
      throw image
          .place()
          .error(
              String.format(
                  "the camera is for %d x %d pixels, but %s has %d x %d, another aspect",
                  k.width(), k.height(), image.picture(), size.width(), size.height()));
    }
    return k.resized(size.width(), size.height());
  }

  private static Image sized(Image image, Intrinsics k, Path file) {
    if (image.width() != k.width() || image.height() != k.height()) {
      throw Place.of(file)
          .error("the picture changed its size to " + image.width() + " x " + image.height());
    }
    return image;
  }

  private static Image mask(Path file, Intrinsics k) {
    Image grey = ImageFiles.readGrey(file);
    Image mask = Image.zeros(k.width(), k.height(), 1);
    for (int row = 0; row < k.height(); row++) {
      int y = (int) ((row + 0.5) * grey.height() / k.height());
      for (int col = 0; col < k.width(); col++) {
        int x = (int) ((col + 0.5) * grey.width() / k.width());
        mask.set(col, row, 0, grey.at(x, y, 0) >= 0.5f ? 1 : 0);
      }
    }
    return mask;
  }

  /** The depth map in the picture's pixels, each taken from the depth pixel on the same ray. */
  private static Image depth(PosedImage.DepthFile file, Intrinsics k) {
    Image raw = ImageFiles.readDepth16(file.file());
    Intrinsics own = file.camera().orElse(k).resized(raw.width(), raw.height());
    Image depth = Image.zeros(k.width(), k.height(), 1);
    for (int row = 0; row < k.height(); row++) {
      int y = (int) Math.floor((row + 0.5 - k.cy()) / k.fy() * own.fy() + own.cy());
      if (y < 0 || y >= raw.height()) {
        continue;
      }
      for (int col = 0; col < k.width(); col++) {
        int x = (int) Math.floor((col + 0.5 - k.cx()) / k.fx() * own.fx() + own.cx());
        if (x >= 0 && x < raw.width()) {
          depth.set(col, row, 0, (float) (raw.at(x, y, 0) * file.unit()));
        }
      }
    }
    return depth;
  }
}
