package dev.lift3d.examples.option;

import picocli.CommandLine.Option;

/** What every command understands. */
public final class CommonOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(names = "--verbose", description = "Log more; show where a failure happened.")
  private boolean verbose;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  /** Creates the options with nothing chosen. */
  public CommonOptions() {}

  /**
   * Whether the help was asked for; picocli prints it and runs nothing.
   *
   * @return true if --help was given
   */
  public boolean help() {
    return help;
  }

  /**
   * Whether more should be logged.
   *
   * @return true if --verbose was given
   */
  public boolean verbose() {
    return verbose;
  }

  /**
   * Whether progress is unwanted.
   *
   * @return true if --quiet was given
   */
  public boolean quiet() {
    return quiet;
  }
}
