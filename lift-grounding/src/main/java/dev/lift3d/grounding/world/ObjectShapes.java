package dev.lift3d.grounding.world;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Body;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.shape.Frame;
import dev.lift3d.core.procedural.texture.Rgb;
import java.util.List;

/** How each kind of object is built: simple shapes that tell the kind at first sight. */
final class ObjectShapes {
  private static final Material DARK = Material.glossy(t -> t.colour(0.03, 0.03, 0.035), 0.1, 6);
  private static final Material LINEN = Material.matt(Rgb.grey(0.7));
  private static final Material SHINE = Material.glowing(t -> t.colour(0.9, 0.85, 0.7), 0.9);

  private final Parts parts;
  private final double w;
  private final double d;
  private final double h;
  private final Material main;

  private ObjectShapes(Parts parts, Vec3 size, Material main) {
    this.parts = parts;
    this.w = size.x();
    this.d = size.y();
    this.h = size.z();
    this.main = main;
  }

  /**
   * The shapes of an object.
   *
   * @param look what it looks like
   * @param frame the middle of its base, z up, y to its back
   * @param instance its number in the renderer
   * @param random small differences between objects of one look
   */
  static List<Body> of(WorldObject.Look look, Frame frame, int instance, RandomStream random) {
    Vec3 size = look.kind().usual().times(look.size().factor() * random.uniform(0.97, 1.03));
    Parts parts = new Parts(frame, instance, look.kind().objectClass());
    Material main = look.material().surface(look.colour(), random.split("surface"));
    new ObjectShapes(parts, size, main).build(look.kind());
    return parts.bodies();
  }

  private void build(ObjectKind kind) {
    switch (kind) {
      case CHAIR -> chair();
      case STOOL -> stool();
      case ARMCHAIR, SOFA -> sofa();
      case BED -> bed();
      case TABLE -> table();
      case CABINET -> cabinet();
      case BOOKSHELF -> bookshelf();
      case LAMP -> lamp();
      case BIN ->
          parts
              .bar(at(0, 0, 0), 0.38 * w, 0.5 * w, h, main)
              .bar(at(0, 0, h), 0.4 * w, 0.4 * w, 0.004, DARK);
      case CRATE -> crate();
      case MUG -> mug();
      case VASE -> vase();
      case BOOK -> book();
      case BALL -> parts.ball(at(0, 0, h / 2), at(w / 2, w / 2, w / 2), main);
      case BOTTLE -> bottle();
    }
  }

  private static Vec3 at(double x, double y, double z) {
    return new Vec3(x, y, z);
  }

  private void legs(double height, double thick) {
    for (int i = 0; i < 4; i++) {
      double x = ((i & 1) == 0 ? -1 : 1) * (w - thick) / 2;
      double y = ((i & 2) == 0 ? -1 : 1) * (d - thick) / 2;
      parts.box(at(x, y, 0), at(thick, thick, height), main);
    }
  }

  private void chair() {
    double seat = 0.5 * h;
    legs(seat, 0.08 * w);
    parts.box(at(0, 0, seat), at(w, d, 0.06 * h), main);
    parts.box(at(0, 0.46 * d, seat), at(w, 0.08 * d, h - seat), main);
  }

  private void stool() {
    legs(0.9 * h, 0.1 * w);
    parts.bar(at(0, 0, 0.88 * h), w / 2, w / 2, 0.12 * h, main);
  }

  private void sofa() {
    double arm = 0.16 * d;
    parts.box(at(0, 0, 0), at(w, d, 0.56 * h), main);
    parts.box(at(0, 0.39 * d, 0.56 * h), at(w, 0.22 * d, 0.44 * h), main);
    parts.box(at(-(w - arm) / 2, 0, 0.56 * h), at(arm, d, 0.22 * h), main);
    parts.box(at((w - arm) / 2, 0, 0.56 * h), at(arm, d, 0.22 * h), main);
  }

  private void bed() {
    legs(0.2 * h, 0.08);
    parts.box(at(0, 0, 0.2 * h), at(w, d, 0.3 * h), main);
    parts.box(at(0, -0.02 * d, 0.5 * h), at(0.95 * w, 0.92 * d, 0.16 * h), LINEN);
    parts.box(at(0, 0.48 * d, 0.5 * h), at(w, 0.04 * d, 0.5 * h), main);
    parts.ball(at(0, 0.34 * d, 0.7 * h), at(0.32 * w, 0.09 * d, 0.08 * h), LINEN);
  }

  private void table() {
    double thick = 0.06 * h;
    legs(h - thick, 0.06 * w);
    parts.box(at(0, 0, h - thick), at(w, d, thick), main);
  }

  private void cabinet() {
    parts.box(at(0, 0.01 * d, 0), at(w, 0.98 * d, h), main);
    for (int side = -1; side <= 1; side += 2) {
      parts.box(at(side * w / 4, -0.49 * d, 0.06 * h), at(0.47 * w, 0.02 * d, 0.88 * h), main);
      parts.ball(at(side * 0.06 * w, -0.52 * d, 0.55 * h), at(0.015, 0.02, 0.015), DARK);
    }
  }

  private void bookshelf() {
    double t = 0.03 * h / 1.5;
    parts.box(at(-(w - t) / 2, 0, 0), at(t, d, h), main);
    parts.box(at((w - t) / 2, 0, 0), at(t, d, h), main);
    parts.box(at(0, 0.49 * d, 0), at(w, 0.02 * d, h), main);
    for (int i = 0; i <= 4; i++) {
      parts.box(at(0, 0, i * (h - t) / 4), at(w - 2 * t, d, t), main);
    }
  }

  private void lamp() {
    parts.bar(at(0, 0, 0), 0.36 * w, 0.3 * w, 0.02 * h, main);
    parts.bar(at(0, 0, 0), 0.05 * w, 0.05 * w, 0.8 * h, main);
    parts.bar(at(0, 0, 0.76 * h), 0.5 * w, 0.34 * w, 0.24 * h, main);
    parts.bar(at(0, 0, 0.755 * h), 0.4 * w, 0.4 * w, 0.003, SHINE);
  }

  private void crate() {
    parts.box(at(0, 0, 0), at(0.96 * w, 0.96 * d, h), main);
    for (int i = 0; i < 3; i++) {
      parts.box(at(0, 0, 0.04 * h + 0.38 * h * i), at(w, d, 0.14 * h), main);
    }
  }

  private void mug() {
    double r = d / 2;
    double x = -(w - d) / 2; // the handle reaches out on the other side
    parts.bar(at(x, 0, 0), 0.92 * r, r, h, main);
    parts.bar(at(x, 0, h), 0.85 * r, 0.85 * r, 0.001, DARK);
    parts.ring(at(x + r, 0, h / 2), 0.28 * h, 0.05 * h, main);
  }

  private void vase() {
    parts.ball(at(0, 0, 0.42 * h), at(w / 2, w / 2, 0.42 * h), main);
    parts.bar(at(0, 0, 0.7 * h), 0.26 * w, 0.34 * w, 0.3 * h, main);
    parts.bar(at(0, 0, h), 0.28 * w, 0.28 * w, 0.001, DARK);
  }

  private void book() {
    parts.box(at(0, 0, 0), at(w, d, 0.14 * h), main);
    parts.box(at(0.02 * w, 0, 0.14 * h), at(0.94 * w, 0.96 * d, 0.72 * h), LINEN);
    parts.box(at(0, 0, 0.86 * h), at(w, d, 0.14 * h), main);
    parts.box(at(-0.48 * w, 0, 0.14 * h), at(0.04 * w, d, 0.72 * h), main);
  }

  private void bottle() {
    parts.bar(at(0, 0, 0), w / 2, w / 2, 0.6 * h, main);
    parts.bar(at(0, 0, 0.6 * h), w / 2, 0.16 * w, 0.15 * h, main);
    parts.bar(at(0, 0, 0.75 * h), 0.16 * w, 0.16 * w, 0.2 * h, main);
    parts.bar(at(0, 0, 0.95 * h), 0.2 * w, 0.2 * w, 0.05 * h, DARK);
  }
}
