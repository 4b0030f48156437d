package dev.lift3d.examples.protocol;

import java.util.List;

/**
 * What a protocol found on one scene.
 *
 * @param scene the scene's name
 * @param views a row a view, where views are told apart; may be none
 * @param rows what counts: a row a method, a number of views, a distance
 * @param notes what a person should know, a line each
 */
public record SceneMeasures(
    String scene, List<Measures> views, List<Measures> rows, List<String> notes) {
  /** Copies the lists. */
  public SceneMeasures {
    views = List.copyOf(views);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }
}
