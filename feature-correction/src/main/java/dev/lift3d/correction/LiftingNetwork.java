package dev.lift3d.correction;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.ParameterSet;
import dev.lift3d.core.tensor.ParameterSpec;
import dev.lift3d.correction.corrector.CorrectorWeights;
import dev.lift3d.epipolar.Aggregator;
import dev.lift3d.epipolar.Compositor;
import dev.lift3d.epipolar.FeatureNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The networks of a lifting model, compiled, with their parameters: one image feature network, a
 * coarse and a fine aggregator; and the correctors of operator features, if any are trained.
 */
public final class LiftingNetwork implements AutoCloseable {
  /** Prefixes of parameter names in a checkpoint; the original's top-level keys. */
  static final List<String> PARTS = List.of("feature_net", "net_coarse", "net_fine");

  /** Unknown tensors that a message names. */
  private static final int NAMED = 8;

  private final LiftingSettings settings;
  private final FeatureNetwork features;
  private final Aggregator aggregator;
  private final Compositor compositor;
  private final LiftingParameters parameters;
  private final CorrectorWeights correctors;

  private LiftingNetwork(
      LiftingSettings settings,
      FeatureNetwork features,
      Aggregator aggregator,
      LiftingParameters parameters,
      CorrectorWeights correctors) {
    this.settings = settings;
    this.features = features;
    this.aggregator = aggregator;
    this.compositor = new Compositor(settings.conventions(), false);
    this.parameters = parameters;
    this.correctors = correctors;
  }

  /**
   * A network with fresh parameters.
   *
   * @param settings which networks
   * @param seed the randomness
   * @return the network, to be closed by the caller
   */
  public static LiftingNetwork initial(LiftingSettings settings, long seed) {
    FeatureNetwork features = new FeatureNetwork(settings.featureNetwork());
    Aggregator aggregator = new Aggregator(settings.aggregator());
    LiftingParameters parameters =
        new LiftingParameters(
            ParameterSet.initial(features.parameters(), 3 * seed),
            ParameterSet.initial(aggregator.parameters(), 3 * seed + 1),
            ParameterSet.initial(aggregator.parameters(), 3 * seed + 2));
    return new LiftingNetwork(settings, features, aggregator, parameters, CorrectorWeights.NONE);
  }

  /**
   * A network with given parameters.
   *
   * @param settings which networks
   * @param values "feature_net.KEY", "net_coarse.KEY", "net_fine.KEY" to array, and "corrector.KEY"
   *     if correctors are trained
   * @param where where the values come from, for the message
   * @return the network, to be closed by the caller
   * @throws InputException if the values do not fit; names what is missing, unknown or of the wrong
   *     shape
   */
  public static LiftingNetwork of(
      LiftingSettings settings, Map<String, HostArray> values, String where) {
    Map<String, HostArray> correction = new LinkedHashMap<>(values);
    correction.keySet().removeIf(key -> !key.startsWith(CorrectorWeights.PREFIX));
    CorrectorWeights correctors = CorrectorWeights.of(correction, settings.sampleFeatures(), where);
    Map<String, HostArray> networks = new LinkedHashMap<>(values);
    networks.keySet().removeAll(correction.keySet());
    Map<String, Map<String, HostArray>> parts = byPart(networks, where);
    FeatureNetwork features = new FeatureNetwork(settings.featureNetwork());
    Aggregator aggregator = new Aggregator(settings.aggregator());
    List<ParameterSet> sets = new ArrayList<>();
    try {
      for (String part : PARTS) {
        List<ParameterSpec> specs =
            part.equals(PARTS.get(0)) ? features.parameters() : aggregator.parameters();
        sets.add(ParameterSet.of(specs, parts.get(part), where + " (" + part + ")"));
      }
    } catch (RuntimeException e) {
      sets.forEach(ParameterSet::close);
      features.close();
      aggregator.close();
      throw e;
    }
    LiftingParameters parameters = new LiftingParameters(sets.get(0), sets.get(1), sets.get(2));
    return new LiftingNetwork(settings, features, aggregator, parameters, correctors);
  }

  private static Map<String, Map<String, HostArray>> byPart(
      Map<String, HostArray> values, String where) {
    Map<String, Map<String, HostArray>> parts = new LinkedHashMap<>();
    PARTS.forEach(part -> parts.put(part, new LinkedHashMap<>()));
    List<String> strangers = new ArrayList<>();
    values.forEach(
        (key, array) -> {
          int dot = key.indexOf('.');
          Map<String, HostArray> own = dot < 0 ? null : parts.get(key.substring(0, dot));
          if (own == null) {
            strangers.add(key);
          } else {
            own.put(key.substring(dot + 1), array);
          }
        });
    if (!strangers.isEmpty()) {
      throw new InputException(
          where
              + " does not fit this network: no part ("
              + String.join(", ", PARTS)
              + ") has "
              + String.join(", ", strangers.subList(0, Math.min(NAMED, strangers.size())))
              + (strangers.size() > NAMED ? " and others" : ""));
    }
    return parts;
  }

  /**
   * Which networks these are.
   *
   * @return the settings
   */
  public LiftingSettings settings() {
    return settings;
  }

  /**
   * The image feature network.
   *
   * @return owned by this network
   */
  public FeatureNetwork features() {
    return features;
  }

  /**
   * The aggregator's program, for the coarse and the fine parameters alike.
   *
   * @return owned by this network
   */
  public Aggregator aggregator() {
    return aggregator;
  }

  /**
   * What sums samples along rays.
   *
   * @return owned by this network
   */
  public Compositor compositor() {
    return compositor;
  }

  /**
   * The parameters.
   *
   * @return owned by this network
   */
  public LiftingParameters parameters() {
    return parameters;
  }

  /**
   * The trained correctors.
   *
   * @return none for networks fresh or from older checkpoints
   */
  public CorrectorWeights correctors() {
    return correctors;
  }

  /**
   * Everything that a checkpoint holds.
   *
   * @return "feature_net.KEY" and so on, and "corrector.KEY" if correctors are trained, to array
   */
  public Map<String, HostArray> toHost() {
    Map<String, HostArray> out = parameters.toHost();
    out.putAll(correctors.toHost());
    return out;
  }

  @Override
  public void close() {
    parameters.close();
    compositor.close();
    aggregator.close();
    features.close();
  }
}
