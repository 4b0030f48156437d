package dev.lift3d.grounding.world;

import static dev.lift3d.grounding.world.ObjectMaterial.FABRIC;
import static dev.lift3d.grounding.world.ObjectMaterial.METAL;
import static dev.lift3d.grounding.world.ObjectMaterial.PLASTIC;
import static dev.lift3d.grounding.world.ObjectMaterial.WOODEN;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.render.ObjectClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an object is. */
public enum ObjectKind {
  /** Seat, back and four legs. */
  CHAIR(
      "chairs",
      Place.ANYWHERE,
      ObjectClass.CHAIR,
      new Vec3(0.46, 0.48, 0.88),
      WOODEN,
      PLASTIC,
      METAL),
  /** A seat without a back. */
  STOOL(
      "stools",
      Place.ANYWHERE,
      ObjectClass.CHAIR,
      new Vec3(0.38, 0.38, 0.46),
      WOODEN,
      PLASTIC,
      METAL),
  /** A wide soft chair. */
  ARMCHAIR("armchairs", Place.ANYWHERE, ObjectClass.SOFA, new Vec3(0.82, 0.8, 0.78), FABRIC),
  /** A soft seat for three. */
  SOFA("sofas", Place.AT_WALL, ObjectClass.SOFA, new Vec3(1.7, 0.82, 0.74), FABRIC),
  /** A mattress on a frame, with a board and a pillow. */
  BED("beds", Place.AT_WALL, ObjectClass.SOFA, new Vec3(1.2, 1.9, 0.75), WOODEN, METAL),
  /** A top on four legs. */
  TABLE(
      "tables",
      Place.ANYWHERE,
      ObjectClass.TABLE,
      new Vec3(1.2, 0.75, 0.7),
      WOODEN,
      PLASTIC,
      METAL),
  /** A box with doors. */
  CABINET("cabinets", Place.AT_WALL, ObjectClass.SHELF, new Vec3(0.85, 0.42, 0.78), WOODEN, METAL),
  /** Open boards between two sides. */
  BOOKSHELF(
      "bookshelves", Place.AT_WALL, ObjectClass.SHELF, new Vec3(0.8, 0.3, 1.5), WOODEN, METAL),
  /** A shade on a pole. */
  LAMP("lamps", Place.ANYWHERE, ObjectClass.LAMP, new Vec3(0.4, 0.4, 1.45), METAL, WOODEN),
  /** A pail for waste. */
  BIN("bins", Place.ANYWHERE, ObjectClass.CYLINDER, new Vec3(0.32, 0.32, 0.42), PLASTIC, METAL),
  /** A closed box with bands. */
  CRATE("crates", Place.ANYWHERE, ObjectClass.BOX, new Vec3(0.5, 0.4, 0.36), WOODEN, PLASTIC),
  /** A cup with a handle. */
  MUG("mugs", Place.ON_TOP, ObjectClass.CUP, new Vec3(0.15, 0.11, 0.13), PLASTIC, METAL),
  /** A jar for flowers. */
  VASE(
      "vases",
      Place.ON_TOP,
      ObjectClass.BOTTLE,
      new Vec3(0.17, 0.17, 0.32),
      PLASTIC,
      METAL,
      WOODEN),
  /** A book lying flat. */
  BOOK("books", Place.ON_TOP, ObjectClass.BOOK, new Vec3(0.24, 0.32, 0.07), FABRIC, PLASTIC),
  /** A ball. */
  BALL("balls", Place.ON_TOP, ObjectClass.SPHERE, new Vec3(0.23, 0.23, 0.23), PLASTIC, FABRIC),
  /** A bottle with a neck. */
  BOTTLE("bottles", Place.ON_TOP, ObjectClass.BOTTLE, new Vec3(0.1, 0.1, 0.34), PLASTIC, METAL);

  /** Where objects of a kind are put. */
  enum Place {
    /** On the floor, in the room. */
    ANYWHERE,
    /** On the floor, the back to a wall. */
    AT_WALL,
    /** On a table or a cabinet; some on the floor. */
    ON_TOP
  }

  private final String plural;
  private final Place place;
  private final ObjectClass objectClass;
  private final Vec3 usual;
  private final List<ObjectMaterial> materials;

  ObjectKind(
      String plural,
      Place place,
      ObjectClass objectClass,
      Vec3 usual,
      ObjectMaterial... materials) {
    this.plural = plural;
    this.place = place;
    this.objectClass = objectClass;
    this.usual = usual;
    this.materials = List.of(materials);
  }

  /**
   * The noun.
   *
   * @return lower case, "chair"
   */
  public String noun() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The noun for several.
   *
   * @return lower case, "chairs"
   */
  public String plural() {
    return plural;
  }

  /**
   * What it may be made of.
   *
   * @return at least one
   */
  public List<ObjectMaterial> materials() {
    return materials;
  }

  /** Width, depth and height of a medium one, in metres. */
  Vec3 usual() {
    return usual;
  }

  Place place() {
    return place;
  }

  ObjectClass objectClass() {
    return objectClass;
  }

  /** Whether small things are put on it. */
  boolean carries() {
    return this == TABLE || this == CABINET;
  }

  static List<ObjectKind> placed(Place... places) {
    return Arrays.stream(values()).filter(k -> List.of(places).contains(k.place)).toList();
  }
}
