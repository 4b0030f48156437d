package dev.lift3d.correction.corrector;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trained correctors of a checkpoint; older checkpoints have none.
 *
 * @param agnostic the channel-agnostic corrector's parameters
 * @param paper the paper's corrector's parameters
 */
public record CorrectorWeights(Optional<AgnosticWeights> agnostic, Optional<PaperWeights> paper) {
  /** Nothing trained. */
  public static final CorrectorWeights NONE =
      new CorrectorWeights(Optional.empty(), Optional.empty());

  /** What keys of correctors begin with in a checkpoint. */
  public static final String PREFIX = "corrector.";

  private static final String AGNOSTIC = PREFIX + "agnostic.";
  private static final String PAPER = PREFIX + "paper.";

  /**
   * The same with another channel-agnostic corrector.
   *
   * @param weights its parameters
   * @return the weights
   */
  public CorrectorWeights with(AgnosticWeights weights) {
    return new CorrectorWeights(Optional.of(weights), paper);
  }

  /**
   * The same with another corrector of the paper's kind.
   *
   * @param weights its parameters
   * @return the weights
   */
  public CorrectorWeights with(PaperWeights weights) {
    return new CorrectorWeights(agnostic, Optional.of(weights));
  }

  /**
   * Takes correctors from a checkpoint's arrays.
   *
   * @param values arrays whose keys begin with {@link #PREFIX}; may be empty
   * @param image K, colours and image features of a sample
   * @param where where the arrays come from, for the message
   * @return the correctors
   * @throws InputException if a part is missing, unknown or of the wrong shape
   */
  public static CorrectorWeights of(Map<String, HostArray> values, int image, String where) {
    Map<String, HostArray> agnostic = under(values, AGNOSTIC);
    Map<String, HostArray> paper = under(values, PAPER);
    if (agnostic.size() + paper.size() != values.size()) {
      throw new InputException(
          where
              + " holds correctors of another version: "
              + values.keySet().stream()
                  .filter(k -> !k.startsWith(AGNOSTIC) && !k.startsWith(PAPER))
                  .findFirst()
                  .orElseThrow());
    }
    CorrectorWeights out = NONE;
    if (!agnostic.isEmpty()) {
      String part = where + " (corrector.agnostic)";
      out = out.with(AgnosticWeights.of(fit(AgnosticWeights.parameters(), agnostic, part)));
    }
    if (!paper.isEmpty()) {
      String part = where + " (corrector.paper)";
      out = out.with(PaperWeights.of(fit(PaperWeights.parameters(image), paper, part)));
    }
    return out;
  }

  private static Map<String, HostArray> fit(
      List<ParameterSpec> specs, Map<String, HostArray> values, String where) {
    try (ParameterSet set = ParameterSet.of(specs, values, where)) {
      return set.toHost();
    }
  }

  private static Map<String, HostArray> under(Map<String, HostArray> values, String prefix) {
    Map<String, HostArray> out = new LinkedHashMap<>();
    values.forEach(
        (key, array) -> {
          if (key.startsWith(prefix)) {
            out.put(key.substring(prefix.length()), array);
          }
        });
    return out;
  }

  /**
   * As a checkpoint holds them.
   *
   * @return "corrector.agnostic.KEY" and so on to array
   */
  public Map<String, HostArray> toHost() {
    Map<String, HostArray> out = new LinkedHashMap<>();
    agnostic.ifPresent(w -> w.toHost().forEach((k, v) -> out.put(AGNOSTIC + k, v)));
    paper.ifPresent(w -> w.toHost().forEach((k, v) -> out.put(PAPER + k, v)));
    return out;
  }

  /**
   * The corrector of a kind.
   *
   * @param kind which
   * @return the corrector; none if the colours' weights are to be shared as they are
   * @throws InputException if that kind was asked for by name and is not trained
   */
  public Optional<Corrector> corrector(CorrectorKind kind) {
    return switch (kind) {
      case NONE -> Optional.empty();
      case AUTOMATIC -> agnostic.map(AgnosticCorrector::new);
      case AGNOSTIC -> Optional.of(new AgnosticCorrector(trained(agnostic, kind)));
      case PAPER -> Optional.of(new PaperCorrector(trained(paper, kind)));
    };
  }

  private static <T> T trained(Optional<T> weights, CorrectorKind kind) {
    return weights.orElseThrow(
        () ->
            new InputException(
                "these weights hold no trained \""
                    + kind.label()
                    + "\" corrector; train one with \"lift3d train --features\", or choose"
                    + " \"none\""));
  }
}
