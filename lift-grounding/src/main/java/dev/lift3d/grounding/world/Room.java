package dev.lift3d.grounding.world;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.random.RandomStream;
import dev.lift3d.core.procedural.render.Body;
import dev.lift3d.core.procedural.render.Environment;
import dev.lift3d.core.procedural.render.Light;
import dev.lift3d.core.procedural.render.Material;
import dev.lift3d.core.procedural.render.ObjectClass;
import dev.lift3d.core.procedural.render.Occlusion;
import dev.lift3d.core.procedural.render.ToneCurve;
import dev.lift3d.core.procedural.render.World;
import dev.lift3d.core.procedural.shape.Frame;
import dev.lift3d.core.procedural.shape.Rectangle;
import dev.lift3d.core.procedural.texture.Fractal;
import dev.lift3d.core.procedural.texture.Ramp;
import dev.lift3d.core.procedural.texture.Rgb;
import dev.lift3d.core.procedural.texture.Texture;
import dev.lift3d.core.procedural.texture.Textures;
import java.util.ArrayList;
import java.util.List;

/** Floor, ceiling, walls and light, in colours that leave the objects' colours alone. */
final class Room {
  private static final Vec3 UP = new Vec3(0, 0, 1);

  final Vec3 size;
  private final RandomStream random;
  private final List<Body> bodies = new ArrayList<>();
  private final List<Occlusion.Wall> walls = new ArrayList<>();

  Room(RandomStream random) {
    this.random = random;
    this.size =
        new Vec3(random.uniform(4.4, 6.6), random.uniform(4.4, 6.2), random.uniform(2.4, 2.9));
  }

  /**
   * The room with what stands in it.
   *
   * @param contents their instances count from 1 without a gap
   * @param instance the first number that is free
   */
  World world(List<Body> contents, int instance) {
    bodies.addAll(contents);
    Vec3 half = size.times(0.5);
    side(ObjectClass.FLOOR, Vec3.ZERO, UP, floor(), instance);
    side(ObjectClass.CEILING, new Vec3(0, 0, size.z()), UP.times(-1), plain(0.75), instance + 1);
    Material paint = wall();
    for (int i = 0; i < 4; i++) {
      Vec3 out = new Vec3(i == 0 ? 1 : i == 1 ? -1 : 0, i == 2 ? 1 : i == 3 ? -1 : 0, 0);
      Vec3 at = new Vec3(out.x() * half.x(), out.y() * half.y(), half.z());
      side(ObjectClass.WALL, at, out.times(-1), paint, instance + 2 + i);
    }
    double ambient = random.uniform(0.4, 0.6);
    Rgb warm = Rgb.ofHsv(random.uniform(0.08, 0.13), random.uniform(0, 0.12), 1);
    Environment light =
        new Environment(
            warm.times(ambient),
            warm.times(0.7 * ambient),
            warm.times(ambient),
            warm.times(ambient));
    return new World(
        bodies, lights(warm), light, new Occlusion(List.of(), walls), new ToneCurve(1.15, 2.2));
  }

  private List<Light> lights(Rgb warm) {
    List<Light> lights = new ArrayList<>();
    int count = random.between(1, 2);
    for (int i = 0; i < count; i++) {
      Vec3 at =
          new Vec3(
              random.uniform(-0.3, 0.3) * size.x(),
              random.uniform(-0.3, 0.3) * size.y(),
              size.z() - 0.15);
      double power = random.uniform(0.5, 0.9) * size.z() * size.z() / count;
      lights.add(new Light(at, random.uniform(0.05, 0.15), warm.times(power), false));
    }
    return lights;
  }

  private void side(ObjectClass kind, Vec3 at, Vec3 normal, Material material, int instance) {
    Frame f = Frame.ofAxes(at, normal, Math.abs(normal.z()) > 0.5 ? new Vec3(0, 1, 0) : UP);
    boolean level = Math.abs(normal.z()) > 0.5;
    double u = level || Math.abs(normal.y()) > 0.5 ? size.x() : size.y();
    double v = level ? size.y() : size.z();
    bodies.add(new Body(new Rectangle(f, u / 2, v / 2), material, instance, kind, false));
    walls.add(new Occlusion.Wall(at, normal, 0.5 * size.z()));
  }

  private Material floor() {
    int seed = random.between(0, 1 << 20);
    Rgb tone =
        Rgb.ofHsv(
            random.uniform(0.07, 0.11), random.uniform(0.15, 0.35), random.uniform(0.5, 0.75));
    Texture boards =
        Textures.wood(
            random.uniform(0.02, 0.05),
            1,
            seed,
            new Ramp(List.of(tone.times(1.1), tone, tone.times(0.75))));
    return Material.glossy(boards, 0.02, 5);
  }

  private Material wall() {
    Rgb tone = Rgb.ofHsv(random.nextDouble(), random.uniform(0, 0.1), random.uniform(0.75, 0.9));
    return Material.matt(
        Textures.uneven(
            Textures.plain(tone),
            random.uniform(0.2, 0.8),
            random.uniform(0.03, 0.1),
            new Fractal(6, 0.7, random.between(0, 1 << 20))));
  }

  private static Material plain(double grey) {
    return Material.matt(Rgb.grey(grey));
  }
}
