package dev.lift3d.core.image;

/**
 * A picture of floats, channels last: element (row, col, c) is at {@code (row * width + col) *
 * channels + c}.
 *
 * <p>Colour images have three channels, RGB in [0, 1]; masks and depth maps have one. The array is
 * the picture's own memory, shared with whoever holds it; treat it as read-only once handed on.
 *
 * @param width pixels a row
 * @param height rows
 * @param channels floats a pixel
 * @param data H x W x C floats
 */
public record Image(int width, int height, int channels, float[] data) {
  /** Checks that the array holds exactly the picture. */
  public Image {
    if (width < 1 || height < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "image needs positive sizes, found " + width + " x " + height + " x " + channels);
    }
    if (data.length != (long) width * height * channels) {
      throw new IllegalArgumentException(
          "image of "
              + width
              + " x "
              + height
              + " x "
              + channels
              + " needs "
              + (long) width * height * channels
              + " floats, found "
              + data.length);
    }
  }

  /**
   * A black image.
   *
   * @param width pixels a row
   * @param height rows
   * @param channels floats a pixel
   * @return the image, all zero
   */
  public static Image zeros(int width, int height, int channels) {
    return new Image(
        width, height, channels, new float[Math.multiplyExact(width * height, channels)]);
  }

  /**
   * One value.
   *
   * @param col column
   * @param row row
   * @param channel channel
   * @return the float there
   */
  public float at(int col, int row, int channel) {
    return data[(row * width + col) * channels + channel];
  }

  /**
   * Sets one value.
   *
   * @param col column
   * @param row row
   * @param channel channel
   * @param value the new float
   */
  public void set(int col, int row, int channel, float value) {
    data[(row * width + col) * channels + channel] = value;
  }

  /**
   * The picture channels first, as networks take it.
   *
   * @return fresh C x H x W floats
   */
  public float[] planar() {
    int area = width * height;
    float[] out = new float[data.length];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < area; i++) {
        out[c * area + i] = data[i * channels + c];
      }
    }
    return out;
  }

  /**
   * A picture from channels-first floats.
   *
   * @param planar C x H x W floats
   * @param width pixels a row
   * @param height rows
   * @param channels floats a pixel
   * @return the image
   */
  public static Image fromPlanar(float[] planar, int width, int height, int channels) {
    Image image = zeros(width, height, channels);
    int area = width * height;
    if (planar.length != image.data.length) {
      throw new IllegalArgumentException(
          "expected " + image.data.length + " floats, found " + planar.length);
    }
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < area; i++) {
        image.data[i * channels + c] = planar[c * area + i];
      }
    }
    return image;
  }
}
