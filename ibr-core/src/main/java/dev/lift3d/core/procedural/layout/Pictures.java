package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.texture.Canvas;
import dev.lift3d.core.procedural.texture.Fractal;
import dev.lift3d.core.procedural.texture.Rgb;

/** Paints posters, labels, spines, signs and screens. */
final class Pictures {
  private static final String CONSONANTS = "BCDFGHKLMNPRSTVWZ";
  private static final String VOWELS = "AEIOU";

  private final RandomStream random;
  private final Palette palette;

  Pictures(RandomStream random, Palette palette) {
    this.random = random;
    this.palette = palette;
  }

  /** Something to hang on a wall. */
  Image poster(double width, double height) {
    Canvas canvas = canvas(width, height, 112);
    switch (random.between(0, 4)) {
      case 0, 1 -> landscape(canvas);
      case 2 -> shapes(canvas);
      case 3 -> print(canvas);
      default -> {
        shapes(canvas);
        title(canvas, 0.08 * canvas.height());
      }
    }
    if (random.chance(0.5)) {
      canvas.grain(random.logUniform(3, 30), random.uniform(0.05, 0.3), fractal(4));
    }
    return canvas.image();
  }

  /** A label or a packet: a name, some lines, a picture. */
  Image label(double width, double height) {
    Canvas canvas = canvas(width, height, 80);
    double w = canvas.width();
    double h = canvas.height();
    Rgb accent = palette.vivid();
    canvas.rectangle(0, random.uniform(0, 0.6) * h, w, random.uniform(0.7, 1) * h, accent);
    if (random.chance(0.6)) {
      double r = random.uniform(0.1, 0.25) * Math.min(w, h);
      canvas.ellipse(0.5 * w, 0.6 * h, r * 1.3, r, palette.any());
    }
    title(canvas, 0.1 * h);
    lines(canvas, 0.75 * h, 0.04 * h + 2);
    return canvas.image();
  }

  /** The back of a book that stands: its title reads from the bottom up, as columns of letters. */
  Image spine(double width, double height) {
    Canvas lying = canvas(height, width, 128);
    double w = lying.width();
    double h = lying.height();
    Rgb band = palette.any();
    if (random.chance(0.6)) {
      lying.rectangle(0.04 * w, 0, 0.07 * w, h, band);
      lying.rectangle(0.93 * w, 0, 0.96 * w, h, band);
    }
    if (random.chance(0.3)) {
      lying.rectangle(0.55 * w, 0, 0.75 * w, h, palette.any());
    }
    double size = Math.min(0.6 * h, 0.13 * w);
    lying.text(word() + " " + word(), 0.12 * w, (h - size) / 2, size, contrasting(lying));
    return upright(lying.image());
  }

  /** Large letters on a plain ground. */
  Image sign(double width, double height) {
    Canvas canvas = canvas(width, height, 128);
    double h = canvas.height();
    double w = canvas.width();
    String text = random.chance(0.5) ? word() : word() + " " + random.between(1, 99);
    double size = Math.min(0.6 * h, 0.9 * w / (text.length() * 6.0 / 7));
    double left = (w - Canvas.textWidth(text, size)) / 2;
    if (random.chance(0.5)) {
      Rgb edge = palette.any();
      canvas.rectangle(0, 0, w, 0.06 * h, edge);
      canvas.rectangle(0, 0.94 * h, w, h, edge);
    }
    canvas.text(text, left, (h - size) / 2, size, contrasting(canvas));
    return canvas.image();
  }

  /** Sky and ground as seen from a window. */
  Image outlook(int width, int height) {
    Canvas canvas = new Canvas(width, height, Rgb.WHITE);
    landscape(canvas);
    return canvas.image();
  }

  private Canvas canvas(double width, double height, int longest) {
    double scale = longest / Math.max(width, height);
    int w = Math.max(8, (int) Math.round(width * scale));
    int h = Math.max(8, (int) Math.round(height * scale));
    return new Canvas(w, h, palette.any());
  }

  private void landscape(Canvas c) {
    double w = c.width();
    double h = c.height();
    double hue = random.chance(0.7) ? random.uniform(0.53, 0.62) : random.uniform(0, 0.12);
    Rgb high = Rgb.ofHsv(hue, random.uniform(0.3, 0.7), random.uniform(0.6, 0.95));
    Rgb low = Rgb.ofHsv(hue + 0.02, random.uniform(0.05, 0.3), random.uniform(0.8, 1));
    c.gradient(high, low);
    for (int i = random.between(0, 7); i > 0; i--) {
      double r = random.uniform(0.05, 0.2) * w;
      Rgb cloud = low.mixed(Rgb.WHITE, random.uniform(0.3, 0.9));
      c.ellipse(random.uniform(0, 1) * w, random.uniform(0, 0.4) * h, r, 0.25 * r, cloud);
    }
    double level = random.uniform(0.5, 0.65) * h;
    Rgb land = Rgb.ofHsv(random.uniform(0.08, 0.4), random.uniform(0.2, 0.6), 0.45);
    int layers = random.between(2, 5);
    for (int i = 1; i <= layers; i++) {
      double near = (double) i / layers;
      Rgb colour = low.mixed(land.jittered(random, 0.3), 0.3 + 0.7 * near);
      Fractal rough = new Fractal(6, random.uniform(0.4, 0.7), random.between(0, 9999));
      c.hills(level, random.uniform(0.03, 0.12) * h, random.uniform(0.2, 0.7) * w, rough, colour);
      if (random.chance(0.4)) {
        houses(c, level, near);
      }
      level += (h - level) * random.uniform(0.25, 0.5);
    }
    c.grain(random.uniform(3, 12), 0.2, fractal(4));
  }

  private void houses(Canvas c, double level, double near) {
    for (int i = random.between(1, 6); i > 0; i--) {
      double s = random.uniform(0.1, 0.25) * near * c.height();
      double x = random.uniform(0, 1) * c.width();
      c.rectangle(x, level - s, x + s * random.uniform(0.6, 2), level + 0.6 * s, palette.quiet());
      for (int k = 0; k < 4; k++) {
        double left = x + (0.1 + 0.25 * (k % 2)) * s;
        double top = level - s + (0.2 + 0.4 * (k / 2)) * s;
        c.rectangle(left, top, left + 0.12 * s, top + 0.2 * s, Rgb.grey(0.03));
      }
    }
  }

  private void shapes(Canvas c) {
    double w = c.width();
    double h = c.height();
    for (int i = random.between(3, 14); i > 0; i--) {
      double x = random.nextDouble() * w;
      double y = random.nextDouble() * h;
      double a = random.logUniform(0.04, 0.5) * w;
      double b = random.chance(0.4) ? a : random.logUniform(0.02, 0.5) * h;
      if (random.chance(0.5)) {
        c.ellipse(x, y, a / 2, b / 2, palette.any());
      } else {
        c.rectangle(x - a / 2, y - b / 2, x + a / 2, y + b / 2, palette.any());
      }
    }
  }

  private void print(Canvas c) {
    title(c, 0.05 * c.height());
    if (random.chance(0.5)) {
      double top = 0.25 * c.height();
      c.rectangle(0.1 * c.width(), top, 0.9 * c.width(), 1.8 * top, palette.any());
      lines(c, 2 * top, 4);
    } else {
      lines(c, 0.25 * c.height(), 4);
    }
  }

  private void title(Canvas c, double top) {
    String text = word();
    double size = Math.min(0.16 * c.height(), 0.9 * c.width() / (text.length() * 6.0 / 7));
    double left = (c.width() - Canvas.textWidth(text, size)) / 2;
    c.text(text, left, top, size, contrasting(c));
  }

  private void lines(Canvas c, double from, double size) {
    Rgb ink = contrasting(c);
    for (double y = from; y < 0.93 * c.height() - size; y += 1.7 * size) {
      StringBuilder line = new StringBuilder();
      while (Canvas.textWidth(line + "XXXXXX", size) < 0.85 * c.width()) {
        line.append(word()).append(' ');
      }
      c.text(line.toString(), 0.08 * c.width(), y, size, ink);
    }
  }

  private Rgb contrasting(Canvas c) {
    Rgb middle =
        new Rgb(
            c.image().at(c.width() / 2, c.height() / 2, 0),
            c.image().at(c.width() / 2, c.height() / 2, 1),
            c.image().at(c.width() / 2, c.height() / 2, 2));
    return middle.luminance() > 0.25
        ? palette.any().times(random.uniform(0.02, 0.2))
        : Rgb.WHITE.times(random.uniform(0.6, 0.95)).jittered(random, 0.2);
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = random.between(1, 3); i > 0; i--) {
      word.append(CONSONANTS.charAt(random.between(0, CONSONANTS.length() - 1)));
      word.append(VOWELS.charAt(random.between(0, VOWELS.length() - 1)));
      if (random.chance(0.4)) {
        word.append(CONSONANTS.charAt(random.between(0, CONSONANTS.length() - 1)));
      }
    }
    return word.toString();
  }

  private Fractal fractal(int octaves) {
    return new Fractal(octaves, random.uniform(0.5, 0.8), random.between(0, 9999));
  }

  /** A quarter turn: what was left is at the top. */
  private static Image upright(Image lying) {
    Image out = Image.zeros(lying.height(), lying.width(), 3);
    for (int row = 0; row < out.height(); row++) {
      for (int col = 0; col < out.width(); col++) {
        for (int c = 0; c < 3; c++) {
          out.set(col, row, c, lying.at(row, lying.height() - 1 - col, c));
        }
      }
    }
    return out;
  }
}
