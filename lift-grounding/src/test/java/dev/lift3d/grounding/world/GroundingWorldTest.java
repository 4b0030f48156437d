package dev.lift3d.grounding.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.geometry.Camera;
import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.procedural.render.RenderSettings;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.grounding.dataset.GroundedSentence;
import dev.lift3d.grounding.dataset.GroundingScene;
import dev.lift3d.grounding.dataset.Mention;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroundingWorldTest {
  private static final RenderSettings QUICK = new RenderSettings(1, false, Runnable::run);

  private static WorldSettings small(long seed) {
    return new WorldSettings(seed, 8, 64, 48, 3);
  }

  @Test
  void theSameSeedGivesTheSameWorldPixelForPixel() {
    GroundingWorld a = GroundingWorld.of(small(7));
    GroundingWorld b = GroundingWorld.of(small(7));
    assertEquals(a.objects(), b.objects());
    assertEquals(a.sentences(), b.sentences());
    RgbdView x = a.render(3, DepthSensor.KINECT);
    RgbdView y = b.render(3, DepthSensor.KINECT, RenderSettings.DEFAULT.singleThreaded());
    assertArrayEquals(x.depth().data(), y.depth().data());
    assertArrayEquals(x.truth().rgb().data(), y.truth().rgb().data());
    assertArrayEquals(x.objects().ids(), y.objects().ids());
    assertNotEquals(a.objects(), GroundingWorld.of(small(8)).objects());
  }

  @Test
  void objectsStandApartInsideTheRoomOrOnWhatCarriesThem() {
    for (long seed = 20; seed < 26; seed++) {
      List<WorldObject> objects =
          GroundingWorld.of(new WorldSettings(seed, 1, 32, 24, 0)).objects();
      assertTrue(objects.size() >= 8, objects.size() + " objects");
      for (WorldObject a : objects) {
        double floor =
            a.support().isPresent() ? objects.get(a.support().getAsInt()).box().maxZ() : 0;
        // Shapes rest on their base to half a millimetre; balls touch it in one point.
        assertEquals(floor, a.box().minZ(), 1e-3, a.toString());
        for (WorldObject b : objects) {
          assertTrue(a == b || !overlap(a.box(), b.box()), () -> a + " meets " + b);
        }
      }
    }
  }

  private static boolean overlap(Bounds a, Bounds b) {
    Vec3 apart = a.centre().minus(b.centre());
    Vec3 reach = a.reach().plus(b.reach());
    return Math.abs(apart.x()) < reach.x()
        && Math.abs(apart.y()) < reach.y()
        && Math.abs(apart.z()) < reach.z();
  }

  @Test
  void allKindsColoursMaterialsAndSizesOccur() {
    Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
    Set<ObjectColour> colours = EnumSet.noneOf(ObjectColour.class);
    Set<ObjectMaterial> materials = EnumSet.noneOf(ObjectMaterial.class);
    Set<ObjectSize> sizes = EnumSet.noneOf(ObjectSize.class);
    for (long seed = 40; seed < 52; seed++) {
      for (WorldObject o : GroundingWorld.of(new WorldSettings(seed, 1, 32, 24, 0)).objects()) {
        kinds.add(o.kind());
        colours.add(o.look().colour());
        materials.add(o.look().material());
        sizes.add(o.look().size());
      }
    }
    assertEquals(EnumSet.allOf(ObjectKind.class), kinds);
    assertEquals(EnumSet.allOf(ObjectColour.class), colours);
    assertEquals(EnumSet.allOf(ObjectMaterial.class), materials);
    assertEquals(EnumSet.allOf(ObjectSize.class), sizes);
  }

  @Test
  void masksAgreeWithBoxes() {
    GroundingWorld world = GroundingWorld.of(small(11));
    int checked = 0;
    for (int view = 0; view < world.cameras().size(); view++) {
      RgbdView v = world.render(view, DepthSensor.EXACT, QUICK);
      Camera camera = v.truth().camera();
      for (int i = 0; i < v.objects().ids().length; i++) {
        int id = v.objects().ids()[i];
        double z = v.truth().depth().data()[i];
        if (id >= 0 && z > 0) {
          Vec3 p = camera.unproject(i % 64 + 0.5, i / 64 + 0.5, z);
          assertTrue(world.objects().get(id).box().grown(1e-4).contains(p));
          checked++;
        }
      }
    }
    assertTrue(checked > 1000, checked + " pixels show objects");
  }

  @Test
  void whatIsMentionedIsSeenInSomeView() {
    for (long seed = 60; seed < 63; seed++) {
      GroundingWorld world = GroundingWorld.of(new WorldSettings(seed, 12, 96, 72, 3));
      Set<Integer> seen = new HashSet<>();
      for (int view = 0; view < world.cameras().size(); view++) {
        for (int id : world.render(view, DepthSensor.EXACT, QUICK).objects().ids()) {
          seen.add(id);
        }
      }
      for (GroundedSentence s : world.sentences()) {
        for (Mention m : s.mentions()) {
          assertTrue(seen.containsAll(m.objects()), s.text());
        }
      }
      // A scan of twelve pictures misses little.
      long missed = world.objects().stream().filter(o -> !seen.contains(o.id())).count();
      assertTrue(missed <= 1, missed + " objects are never seen");
    }
  }

  @Test
  void noCameraStandsInAnObjectOrOutsideTheRoom() {
    for (long seed = 70; seed < 74; seed++) {
      GroundingWorld world = GroundingWorld.of(new WorldSettings(seed, 12, 32, 24, 0));
      for (int view = 0; view < 12; view++) {
        Vec3 c = world.cameras().get(view).pose().centreInWorld();
        assertTrue(world.objects().stream().noneMatch(o -> o.box().contains(c)));
        RgbdView v = world.render(view, DepthSensor.EXACT, QUICK);
        assertEquals(1, v.truth().coverage(), "every pixel shows something: the room is closed");
        float nearest = Float.MAX_VALUE;
        for (float z : v.truth().depth().data()) {
          nearest = Math.min(nearest, z);
        }
        assertTrue(nearest > 0.15, "something is " + nearest + " m before the lens");
      }
    }
  }

  @Test
  void coloursLookAsTheyAreCalled() {
    // The mean colour of a red thing has more red than anything else, and so on for three
    // primaries.
    int checked = 0;
    for (long seed = 80; seed < 86; seed++) {
      GroundingWorld world = GroundingWorld.of(small(seed));
      for (int view = 0; view < world.cameras().size(); view++) {
        RgbdView v = world.render(view, DepthSensor.EXACT);
        for (WorldObject o : world.objects()) {
          int channel =
              List.of(ObjectColour.RED, ObjectColour.GREEN, ObjectColour.BLUE)
                  .indexOf(o.look().colour());
          // A bed shows mostly its linen.
          if (channel >= 0 && v.objects().count(o.id()) > 60 && o.kind() != ObjectKind.BED) {
            assertEquals(channel, strongest(v, o.id()), o.toString());
            checked++;
          }
        }
      }
    }
    assertTrue(checked > 10, checked + " objects were large enough");
  }

  private static int strongest(RgbdView v, int id) {
    double[] sums = new double[3];
    Image rgb = v.truth().rgb();
    for (int i = 0; i < v.objects().ids().length; i++) {
      for (int c = 0; c < 3 && v.objects().ids()[i] == id; c++) {
        sums[c] += rgb.data()[3 * i + c];
      }
    }
    return sums[0] > sums[1] && sums[0] > sums[2] ? 0 : sums[1] > sums[2] ? 1 : 2;
  }

  @Test
  void theSceneRendersWhatTheWorldDoes() {
    GroundingWorld world = GroundingWorld.of(small(9));
    GroundingScene scene = world.scene(DepthSensor.KINECT);
    assertEquals("room-9", scene.scene().name());
    assertEquals(world.objects().size(), scene.objects().size());
    RgbdView view = world.render(2, DepthSensor.KINECT);
    assertArrayEquals(
        view.depth().data(), scene.scene().views().get(2).depth().orElseThrow().get().data());
    assertArrayEquals(
        view.truth().rgb().data(), scene.scene().views().get(2).photograph().get().data());
    assertArrayEquals(view.objects().ids(), scene.masks().get(2).orElseThrow().get().ids());
    assertFalse(scene.sentences().isEmpty());
  }
}
