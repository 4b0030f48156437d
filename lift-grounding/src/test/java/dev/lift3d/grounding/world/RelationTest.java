package dev.lift3d.grounding.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.shape.Bounds;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationTest {
  private static final WorldObject.Look CHAIR =
      new WorldObject.Look(
          ObjectKind.CHAIR, ObjectColour.RED, ObjectMaterial.WOODEN, ObjectSize.MEDIUM);

  /** A cube of 0.2 that stands at a place of the floor, or on something. */
  private static WorldObject cube(int id, double x, double y, int support) {
    Vec3 centre = new Vec3(x, y, support < 0 ? 0.1 : 0.3);
    return new WorldObject(
        id,
        CHAIR,
        Bounds.around(centre, new Vec3(0.1, 0.1, 0.1)),
        support < 0 ? OptionalInt.empty() : OptionalInt.of(support));
  }

  @ParameterizedTest
  @CsvSource({"0.6, 0, YES", "0.7, 0, UNSURE", "1.1, 0, NO", "0.5, 0.5, YES", "0.8, 0.8, NO"})
  void nextToIsAMatterOfTheGap(double x, double y, Verdict expected) {
    WorldObject a = cube(0, 0, 0, -1);
    WorldObject o = cube(1, x, y, -1);
    assertEquals(expected, Relation.NEXT_TO.holds(o, List.of(a)));
    assertEquals(expected, Relation.NEXT_TO.holds(a, List.of(o)));
  }

  @Test
  void whatStandsOnSomethingIsOnItAndNotNextToIt() {
    WorldObject table = cube(0, 0, 0, -1);
    WorldObject mug = cube(1, 0, 0, 0);
    WorldObject vase = cube(2, 0.3, 0, 0);
    WorldObject chair = cube(3, 0.4, 0, -1);
    assertEquals(Verdict.YES, Relation.ON.holds(mug, List.of(table)));
    assertEquals(Verdict.NO, Relation.ON.holds(table, List.of(mug)));
    assertEquals(Verdict.NO, Relation.NEXT_TO.holds(mug, List.of(table)));
    assertEquals(Verdict.NO, Relation.NEXT_TO.holds(table, List.of(mug)));
    assertEquals(Verdict.YES, Relation.NEXT_TO.holds(mug, List.of(vase)));
    assertEquals(Verdict.UNSURE, Relation.NEXT_TO.holds(mug, List.of(chair)));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, YES, NO", // the viewer at the origin looks along x; left is y
    "2, -1, NO, YES",
    "2, 0.2, UNSURE, NO",
    "2, 0, NO, NO",
    "-1, 1, NO, NO", // behind the viewer
    "0.1, 1, UNSURE, NO",
  })
  void leftAndRightAreTheViewers(double x, double y, Verdict left, Verdict right) {
    WorldObject viewer = cube(0, 0, 0, -1);
    WorldObject seen = cube(1, 2, 0, -1);
    WorldObject o = cube(2, x, y, -1);
    assertEquals(left, Relation.LEFT_OF.holds(o, List.of(seen, viewer)));
    assertEquals(right, Relation.RIGHT_OF.holds(o, List.of(seen, viewer)));
  }

  @Test
  void leftBecomesRightFromTheOtherSide() {
    WorldObject viewer = cube(0, 0, 0, -1);
    WorldObject seen = cube(1, 2, 0, -1);
    WorldObject opposite = cube(2, 4, 0, -1);
    WorldObject o = cube(3, 2, 1, -1);
    assertEquals(Verdict.YES, Relation.LEFT_OF.holds(o, List.of(seen, viewer)));
    assertEquals(Verdict.YES, Relation.RIGHT_OF.holds(o, List.of(seen, opposite)));
  }

  @Test
  void sidesOfWhatIsTooCloseAreUnsure() {
    WorldObject o = cube(2, 0.5, 1, -1);
    List<WorldObject> close = List.of(cube(0, 0.5, 0, -1), cube(1, 0, 0, -1));
    assertEquals(Verdict.UNSURE, Relation.LEFT_OF.holds(o, close));
    assertEquals(Verdict.UNSURE, Relation.BETWEEN.holds(o, close));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, YES",
    "1, 0.5, YES",
    "0.6, 0, UNSURE",
    "2, 0.7, UNSURE",
    "0.3, 0, NO",
    "2, 1, NO",
    "5, 0, NO"
  })
  void betweenIsTheMiddleHalfOfTheLine(double x, double y, Verdict expected) {
    WorldObject a = cube(0, 0, 0, -1);
    WorldObject b = cube(1, 4, 0, -1);
    WorldObject o = cube(2, x, y, -1);
    assertEquals(expected, Relation.BETWEEN.holds(o, List.of(a, b)));
    assertEquals(expected, Relation.BETWEEN.holds(o, List.of(b, a)));
  }
}
