package dev.lift3d.examples.protocol;

/** A way to measure lifting on views that were held out. */
public interface Protocol {
  /**
   * What it is called on the command line and in reports.
   *
   * @return one lower-case word
   */
  String name();

  /**
   * Measures one scene.
   *
   * @param scene the scene and the views to predict
   * @return rows of numbers, the same kinds of rows for every scene
   * @throws dev.lift3d.core.InputException if the scene lacks what the protocol needs
   */
  SceneMeasures measure(HeldOutScene scene);
}
