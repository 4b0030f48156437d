package dev.lift3d.examples.option;

import picocli.CommandLine.Option;

/** Where every random choice of a run starts. */
public final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Start of every random choice; the same seed repeats a run (default: 0).")
  private long seed;

  /** Creates the option with its default. */
  public SeedOption() {}

  /**
   * The seed.
   *
   * @return any number
   */
  public long seed() {
    return seed;
  }
}
