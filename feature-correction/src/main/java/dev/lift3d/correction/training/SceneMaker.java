package dev.lift3d.correction.training;

/** Makes scenes to train on, in any number. */
public interface SceneMaker {
  /**
   * Makes a scene.
   *
   * @param seed the same seed gives the same scene
   * @param longEdge longer edge of the photographs, in pixels
   * @return the scene in memory
   */
  TrainingScene make(long seed, int longEdge);
}
