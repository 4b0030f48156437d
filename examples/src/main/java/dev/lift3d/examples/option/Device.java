package dev.lift3d.examples.option;

import java.util.Locale;

/** Where the work is done. */
public enum Device {
  /** A GPU where there is a usable one, else the CPU. */
  AUTO,
  /** The CPU. */
  CPU,
  /** A GPU; fails where there is none. */
  GPU;

  /** As typed on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
