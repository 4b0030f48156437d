package dev.lift3d.epipolar.stereo;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Resize;

/**
 * A view at the size at which it is matched.
 *
 * @param camera at this size
 * @param grey H x W, brightness about its mean, so that sums of squares stay small
 */
record GreyView(Camera camera, float[] grey) {
  static GreyView of(StereoView view, int longEdge) {
    Image photograph = view.photograph();
    double scale =
        Math.min(1, (double) longEdge / Math.max(photograph.width(), photograph.height()));
    int width = Math.max(1, (int) Math.round(photograph.width() * scale));
    int height = Math.max(1, (int) Math.round(photograph.height() * scale));
    Image small = Resize.area(photograph, width, height);
    return new GreyView(view.camera().resized(width, height), centred(small));
  }

  int width() {
    return camera.intrinsics().width();
  }

  int height() {
    return camera.intrinsics().height();
  }

  private static float[] centred(Image image) {
    float[] grey = new float[image.width() * image.height()];
    int channels = image.channels();
    double sum = 0;
    for (int i = 0; i < grey.length; i++) {
      float level = 0;
      for (int c = 0; c < channels; c++) {
        level += image.data()[i * channels + c];
      }
      grey[i] = level / channels;
      sum += grey[i];
    }
    float mean = (float) (sum / grey.length);
    for (int i = 0; i < grey.length; i++) {
      grey[i] -= mean;
    }
    return grey;
  }
}
