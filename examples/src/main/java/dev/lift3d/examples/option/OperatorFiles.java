package dev.lift3d.examples.option;

import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorProvider;
import dev.lift3d.operators.Operators;
import dev.lift3d.operators.cache.CachedOperator;
import dev.lift3d.operators.cache.EncoderCache;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where 2D models are looked for by name, and where their features are kept. */
public final class OperatorFiles {
  private static final String NONE = "none";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private HomeOption home;

  private EncoderCache cache;
  private Path folder;
  private long mostBytes = EncoderCache.USUAL_BYTES;

  /** Creates the options; nothing is kept. */
  public OperatorFiles() {}

  @Option(
      names = "--cache",
      paramLabel = "DIR|none",
      defaultValue = NONE,
      description =
          "Keep encoded photographs in this folder, so that a second run does not encode them"
              + " again (default: ${DEFAULT-VALUE}).")
  void setCache(String text) {
    folder = text.equals(NONE) ? null : Path.of(text);
  }

  @Option(
      names = "--cache-size",
      paramLabel = "MIB",
      defaultValue = "4096",
      description =
          "What the cache may grow to; then the longest unused goes (default: ${DEFAULT-VALUE}).")
  void setCacheSize(long mib) {
    if (mib < 1 || mib > 1 << 30) {
      throw new ParameterException(
          command.commandLine(), "--cache-size must be between 1 and 1073741824, found " + mib);
    }
    mostBytes = mib << 20;
  }

  /**
   * Opens a 2D model.
   *
   * @param name a built-in or registered name, or a folder
   * @return the operator, to be closed by the caller
   * @throws dev.lift3d.core.InputException if there is no such operator, or the cache cannot be
   *     used
   */
  public Operator open(String name) {
    Operator operator = named(name);
    try {
      return cache().map(kept -> CachedOperator.of(operator, kept)).orElse(operator);
    } catch (RuntimeException e) {
      operator.close();
      throw e;
    }
  }

  private Operator named(String name) {
    boolean builtIn =
        Operators.builtIn().stream().map(OperatorProvider::name).anyMatch(name::equals);
    Optional<Operator> registered = builtIn ? Optional.empty() : home.registry().open(name);
    return registered.orElseGet(() -> Operators.open(name));
  }

  /**
   * The cache.
   *
   * @return empty if nothing is kept
   * @throws dev.lift3d.core.InputException if its folder cannot be made
   */
  public Optional<EncoderCache> cache() {
    if (cache == null && folder != null) {
      cache = EncoderCache.in(folder, mostBytes);
    }
    return Optional.ofNullable(cache);
  }
}
