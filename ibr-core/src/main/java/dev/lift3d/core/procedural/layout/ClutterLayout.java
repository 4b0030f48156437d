package dev.lift3d.core.procedural.layout;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Environment;
import dev.lift3d.core.procedural.render.Light;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.core.procedural.shape.Frame;
import dev.lift3d.core.procedural.shape.Rectangle;
import dev.lift3d.core.procedural.texture.Rgb;
import java.util.List;

/** Shapes of all kinds afloat before textured walls: no habits of real rooms to learn by heart. */
public final class ClutterLayout {
  private ClutterLayout() {}

  /**
   * Throws shapes together.
   *
   * @param random where it comes from
   * @return the heap, with cameras in front of it
   */
  public static Composition compose(RandomStream random) {
    RandomStream own = random.split("clutter");
    Composer composer = new Composer(random);
    double back = own.uniform(1, 4);
    backdrop(composer, new Vec3(0, back, 0), new Vec3(0, -1, 0));
    backdrop(composer, new Vec3(0, 0, -own.uniform(0.8, 2)), new Vec3(0, 0, 1));
    backdrop(composer, new Vec3(-own.uniform(2.5, 5), 0, 0), new Vec3(1, own.uniform(-0.3, 0), 0));
    backdrop(composer, new Vec3(own.uniform(2.5, 5), 0, 0), new Vec3(-1, own.uniform(-0.3, 0), 0));
    backdrop(composer, new Vec3(0, 0, own.uniform(2.5, 4)), new Vec3(0, 0, -1));
    for (int i = own.between(14, 45); i > 0; i--) {
      Vec3 at = new Vec3(own.uniform(-1.6, 1.6), own.uniform(-0.8, back), own.uniform(-1, 1.2));
      Vec3 axis = new Vec3(own.gaussian(), own.gaussian(), own.gaussian());
      shape(composer, Frame.ofAxes(at, axis, new Vec3(0, 0, 1)), own);
    }
    lights(composer, own);
    Stage stage =
        new Stage(
            new Vec3(0, 0.3 * back, 0),
            1.1,
            new Vec3(0, -1, 0.1).unit(),
            new Bounds(-2.4, -6, -0.7, 2.4, 0.5, 2.3),
            composer.keepOut(),
            List.of(Stage.Path.FORWARD_FACING, Stage.Path.ARC, Stage.Path.FORWARD_FACING));
    return new Composition(composer.world(), stage);
  }

  private static void backdrop(Composer composer, Vec3 point, Vec3 normal) {
    Frame f = Frame.ofAxes(point, normal, new Vec3(0, 0.01, 1));
    composer
        .thing(ObjectClass.BACKDROP, f)
        .enclose(
            new Rectangle(f, 12, 12), composer.surfaces.thing(composer.random.uniform(0.6, 3)));
    composer.wall(point, f.axisW(), 0.8);
  }

  private static void shape(Composer composer, Frame f, RandomStream random) {
    double s = random.logUniform(0.08, 0.5);
    Material m = composer.surfaces.thing(2 * s);
    Vec3 size = new Vec3(s * random.uniform(0.4, 1.6), s * random.uniform(0.4, 1.6), s);
    switch (random.between(0, 5)) {
      case 0, 1 -> composer.thing(ObjectClass.BOX, f).box(Vec3.ZERO, size.times(1.4), m);
      case 2 -> composer.thing(ObjectClass.SPHERE, f).ball(Vec3.ZERO, size.times(0.7), m);
      case 3 ->
          composer
              .thing(ObjectClass.CYLINDER, f)
              .bar(Vec3.ZERO, size.x() / 2, random.uniform(0, 1) * size.x(), 2 * size.z(), m);
      case 4 ->
          composer
              .thing(ObjectClass.TORUS, f)
              .ring(Vec3.ZERO, new Vec3(0, 0, 1), s, s * random.uniform(0.08, 0.45), m);
      default ->
          composer.thing(ObjectClass.POLE, f).bar(Vec3.ZERO, 0.05 * s, 0.05 * s, 4 * s + 0.4, m);
    }
  }

  private static void lights(Composer composer, RandomStream random) {
    for (int i = random.between(1, 2); i > 0; i--) {
      Vec3 at =
          new Vec3(random.uniform(-2.4, 2.4), random.uniform(-5, -1.5), random.uniform(1, 2.4));
      Rgb colour = Rgb.ofHsv(random.nextDouble(), random.uniform(0, 0.3), 1);
      double radius = random.uniform(0.02, 0.15);
      composer.light(new Light(at, radius, colour.times(random.uniform(3, 9)), false));
    }
    Rgb tint = Rgb.ofHsv(random.nextDouble(), random.uniform(0, 0.2), 1);
    double ambient = random.uniform(0.2, 0.8);
    composer.environment(
        new Environment(
            tint.times(ambient),
            tint.times(ambient * random.uniform(0.4, 0.9)),
            tint.times(ambient * 1.3),
            tint.times(ambient)));
  }
}
