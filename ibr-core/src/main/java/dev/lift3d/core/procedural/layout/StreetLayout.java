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
import dev.lift3d.core.procedural.texture.Bitmap;
import dev.lift3d.core.procedural.texture.Rgb;
import java.util.List;

/** The front of a house with what stands before it, in daylight. */
public final class StreetLayout {
  private static final double FAR = 34;

  private final Composer composer;
  private final RandomStream random;
  private final Surfaces surfaces;
  private final Outdoors outdoors;

  private StreetLayout(RandomStream random) {
    this.random = random.split("street");
    this.composer = new Composer(random);
    this.surfaces = composer.surfaces;
    this.outdoors = new Outdoors(composer);
  }

  /**
   * Builds a street.
   *
   * @param random where it comes from
   * @return the street, with cameras before the house
   */
  public static Composition compose(RandomStream random) {
    return new StreetLayout(random).built();
  }

  private Composition built() {
    surroundings();
    daylight();
    double x = -9 + random.uniform(-2, 2);
    while (x < 9) {
      double width = random.uniform(3.5, 8);
      double height = random.uniform(3.2, 8);
      boolean gap = random.chance(0.15);
      if (!gap) {
        double setBack = random.uniform(0, 0.8);
        outdoors.house(
            Frame.at(x + width / 2, 3 + setBack, 0), new Vec3(width, random.uniform(4, 7), height));
      }
      x += width + (random.chance(0.7) ? 0.02 : random.uniform(0.5, 2));
    }
    before();
    Stage stage =
        new Stage(
            new Vec3(random.uniform(-1.5, 1.5), 2.2, random.uniform(1.2, 2)),
            random.uniform(1.5, 2.6),
            new Vec3(0, -1, 0.05).unit(),
            new Bounds(-6, -7, 0.6, 6, 0.5, 3),
            composer.keepOut(),
            List.of(Stage.Path.FORWARD_FACING, Stage.Path.ARC, Stage.Path.WALK));
    return new Composition(composer.world(), stage);
  }

  private void surroundings() {
    Frame ground = Frame.WORLD;
    composer
        .thing(ObjectClass.GROUND, ground)
        .enclose(new Rectangle(ground, 2 * FAR, 2 * FAR), surfaces.paving());
    composer.wall(Vec3.ZERO, new Vec3(0, 0, 1), 1.5);
    Thing kerb = composer.thing(ObjectClass.GROUND, ground);
    if (random.chance(0.6)) {
      kerb.box(new Vec3(0, 2, 0), new Vec3(40, 2.2, 0.12), surfaces.paving());
    }
    Material sky =
        Material.glowing(Bitmap.single(surfaces.pictures.outlook(400, 150), 2 * FAR + 1, 26), 0.9);
    Vec3[] inward = {new Vec3(0, -1, 0), new Vec3(1, 0, 0), new Vec3(-1, 0, 0)};
    for (Vec3 n : inward) {
      Frame f = Frame.ofAxes(n.times(-FAR).plus(new Vec3(0, 0, 11)), n, new Vec3(0, 0, 1));
      composer.thing(ObjectClass.BACKDROP, f).enclose(new Rectangle(f, 2 * FAR, 40), sky);
    }
  }

  private void daylight() {
    double overcast = random.nextDouble();
    Rgb blue = Rgb.ofHsv(0.58, 0.35 * (1 - overcast), 1);
    Rgb sun = Rgb.ofHsv(random.uniform(0.07, 0.14), 0.25, 1);
    Vec3 towards =
        new Vec3(random.uniform(-1, 1), random.uniform(-1.2, -0.3), random.uniform(0.4, 1.4));
    double radius = 0.15 + 2 * overcast * overcast;
    composer.light(
        new Light(towards.unit().times(40), radius, sun.times(1.6 - 1.3 * overcast), true));
    double ambient = random.uniform(0.35, 0.6) + 0.3 * overcast;
    composer.environment(
        new Environment(
            blue.times(ambient), blue.mixed(sun, 0.5).times(0.4 * ambient), blue, Rgb.grey(0.9)));
  }

  private void before() {
    Spread spread = new Spread(6, 1.3, random);
    for (int i = random.between(5, 14); i > 0; i--) {
      double size = random.uniform(0.4, 1.4);
      int which = random.between(0, 8);
      spread
          .place(0.5 * size)
          .ifPresent(p -> outdoors.any(Frame.at(p.x(), 0.9 + p.y(), 0), size, which));
    }
    if (random.chance(0.4)) {
      outdoors.fence(Frame.at(random.uniform(-4, 0), random.uniform(0.5, 1.5), 0));
    }
  }
}
