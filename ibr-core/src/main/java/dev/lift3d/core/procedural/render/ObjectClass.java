package dev.lift3d.core.procedural.render;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a thing is. The class id of a pixel is the ordinal; 0 is nothing at all. */
public enum ObjectClass {
  /** The ray left the scene. */
  NOTHING,
  /** Indoor ground. */
  FLOOR,
  /** Indoor wall. */
  WALL,
  /** Indoor ceiling. */
  CEILING,
  /** Outdoor ground. */
  GROUND,
  /** What stands far behind everything: sky, hills. */
  BACKDROP,
  /** Outdoor front of a house. */
  FACADE,
  /** A plain box, crate or carton. */
  BOX,
  /** A plain ball. */
  SPHERE,
  /** A plain cylinder or cone. */
  CYLINDER,
  /** A plain ring. */
  TORUS,
  /** A picture, poster or board. */
  POSTER,
  /** A table or desk. */
  TABLE,
  /** A chair or stool. */
  CHAIR,
  /** A sofa or bed. */
  SOFA,
  /** A shelf or cabinet. */
  SHELF,
  /** A book or a pile of them. */
  BOOK,
  /** A bottle or vase. */
  BOTTLE,
  /** A cup, mug or bowl. */
  CUP,
  /** A plant, bush or tree. */
  PLANT,
  /** A lamp. */
  LAMP,
  /** A window. */
  WINDOW,
  /** A door. */
  DOOR,
  /** A sign with letters. */
  SIGN,
  /** A pole, rod or fence. */
  POLE,
  /** A rug or cloth. */
  RUG,
  /** A screen. */
  SCREEN;

  /**
   * The number that stands for this class in a class map.
   *
   * @return 0 for {@link #NOTHING}
   */
  public int id() {
    return ordinal();
  }

  /**
   * The name as people write it.
   *
   * @return lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * All names, in the order of the ids.
   *
   * @return element i is the name of class id i
   */
  public static List<String> labels() {
    return Arrays.stream(values()).map(ObjectClass::label).toList();
  }
}
