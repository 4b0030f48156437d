package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.texture.Ramp;
import dev.lift3d.core.procedural.texture.Rgb;
import java.util.ArrayList;
import java.util.List;

/** Colours that go together: a scene draws all its colours from one palette. */
final class Palette {
  private final RandomStream random;
  private final double hue;
  private final double spread;
  private final double liveliness;

  Palette(RandomStream random) {
    this.random = random;
    this.hue = random.nextDouble();
    this.spread = random.uniform(0.05, 0.5);
    this.liveliness = random.uniform(0.5, 1);
  }

  /** Walls and other large surfaces: pale or mid, hardly coloured. */
  Rgb quiet() {
    double value = random.chance(0.75) ? random.uniform(0.7, 0.95) : random.uniform(0.25, 0.7);
    return Rgb.ofHsv(near(), random.uniform(0, 0.25) * liveliness, value);
  }

  /** Ordinary things: some colour. */
  Rgb muted() {
    return Rgb.ofHsv(near(), random.uniform(0.1, 0.55) * liveliness, random.uniform(0.25, 0.85));
  }

  /** Things made to be seen. */
  Rgb vivid() {
    return Rgb.ofHsv(random.nextDouble(), random.uniform(0.5, 0.85), random.uniform(0.35, 0.8));
  }

  /** Any of the three, or black, grey and white. */
  Rgb any() {
    double which = random.nextDouble();
    if (which < 0.15) {
      return Rgb.grey(random.chance(0.5) ? random.uniform(0.01, 0.1) : random.uniform(0.5, 0.85));
    }
    return which < 0.4 ? quiet() : which < 0.84 ? muted() : vivid();
  }

  /** Brown tones from pale pine to dark walnut. */
  Ramp wood() {
    double h = random.uniform(0.05, 0.1);
    double s = random.uniform(0.3, 0.65);
    double v = random.uniform(0.35, 0.85);
    Rgb light = Rgb.ofHsv(h, s, v);
    Rgb dark = Rgb.ofHsv(h - 0.02, Math.min(1, s + 0.15), v * random.uniform(0.55, 0.85));
    return new Ramp(List.of(light, light.mixed(dark, 0.4), dark));
  }

  /** Greens from olive to spring. */
  Ramp leaves() {
    double h = random.uniform(0.2, 0.38);
    return new Ramp(
        List.of(
            Rgb.ofHsv(h + 0.03, 0.7, random.uniform(0.12, 0.25)),
            Rgb.ofHsv(h, 0.6, random.uniform(0.35, 0.5)),
            Rgb.ofHsv(h - 0.06, 0.5, random.uniform(0.55, 0.75))));
  }

  /** Shades around one colour. */
  Ramp shades(Rgb middle, double contrast) {
    List<Rgb> stops = new ArrayList<>();
    int n = random.between(3, 5);
    for (int i = 0; i < n; i++) {
      double f = 1 + contrast * (2.0 * i / (n - 1) - 1);
      stops.add(middle.times(f).jittered(random, 0.3 * contrast));
    }
    return new Ramp(stops);
  }

  /** Unrelated colours. */
  Ramp motley() {
    List<Rgb> stops = new ArrayList<>();
    for (int i = random.between(3, 6); i > 0; i--) {
      stops.add(any());
    }
    return new Ramp(stops);
  }

  private double near() {
    return hue + random.uniform(-spread, spread) * random.nextDouble();
  }
}
