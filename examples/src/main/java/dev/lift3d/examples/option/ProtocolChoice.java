package dev.lift3d.examples.option;

import java.util.Locale;

/** What is measured. */
public enum ProtocolChoice {
  /** New views against photographs. */
  NVS,
  /** Quality by the number of source views. */
  VIEWS,
  /** What each part of lifting is worth. */
  ABLATION,
  /** Agreement between cameras. */
  CONSISTENCY;

  /** As typed on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
