package dev.lift3d.core.procedural;

import dev.lift3d.core.procedural.layout.ClutterLayout;
import dev.lift3d.core.procedural.layout.Composition;
import dev.lift3d.core.procedural.layout.FrontLayout;
import dev.lift3d.core.procedural.layout.RoomLayout;
import dev.lift3d.core.procedural.layout.StreetLayout;
import dev.lift3d.core.procedural.layout.TableLayout;
import dev.lift3d.core.procedural.random.RandomStream;
import java.util.function.Function;

/** Kinds of places. */
public enum SceneKind {
  /** A furnished room, walked through. */
  ROOM(RoomLayout::compose),
  /** Things on a table, circled. */
  TABLETOP(TableLayout::compose),
  /** One side of a room from close by: a bookcase, a desk, a sideboard. */
  FRONT(FrontLayout::compose),
  /** The front of a house by daylight, with what stands before it. */
  STREET(StreetLayout::compose),
  /** Textured shapes of all kinds, afloat, seen from the front. */
  CLUTTER(ClutterLayout::compose);

  private final Function<RandomStream, Composition> layout;

  SceneKind(Function<RandomStream, Composition> layout) {
    this.layout = layout;
  }

  Composition compose(RandomStream random) {
    return layout.apply(random);
  }
}
