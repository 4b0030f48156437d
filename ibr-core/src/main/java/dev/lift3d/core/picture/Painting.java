package dev.lift3d.core.picture;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.Rgb;
import java.util.function.DoubleFunction;

/** Turns one-channel maps into colours, pixel by pixel. */
final class Painting {
  private Painting() {}

  static Image eachPixel(Image map, DoubleFunction<Rgb> colours) {
    if (map.channels() != 1) {
      throw new IllegalArgumentException("a map has 1 channel, found " + map.channels());
    }
    Image out = Image.zeros(map.width(), map.height(), 3);
    for (int i = 0; i < map.data().length; i++) {
      put(out, i, colours.apply(map.data()[i]));
    }
    return out;
  }

  static void put(Image image, int pixel, Rgb colour) {
    image.data()[3 * pixel] = colour.red();
    image.data()[3 * pixel + 1] = colour.green();
    image.data()[3 * pixel + 2] = colour.blue();
  }
}
