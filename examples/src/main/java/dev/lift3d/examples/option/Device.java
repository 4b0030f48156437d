package dev.lift3d.examples.option;

import dev.lift3d.core.InputException;
import java.util.Locale;

/** Where the work is done. */
public enum Device {
  /** A GPU where there is a usable one, else the CPU. */
  AUTO,
  /** The CPU. */
  CPU,
  /** A GPU; fails where there is none. */
  GPU;

  /**
   * Chooses where to work. No part of this build computes on a GPU yet, so automatic is the CPU.
   *
   * @return where the work will be done, for people
   * @throws InputException if a GPU was asked for by name
   */
  public String chosen() {
    if (this == GPU) {
      throw new InputException(
          "--device gpu: no GPU can be used by this build; take --device cpu or auto");
    }
    return "cpu, " + Runtime.getRuntime().availableProcessors() + " threads";
  }

  /** As typed on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
