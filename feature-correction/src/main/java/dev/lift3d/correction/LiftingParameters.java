package dev.lift3d.correction;

import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.ParameterSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trained numbers of a lifting model.
 *
 * @param features of the image feature network
 * @param coarse of the coarse aggregator
 * @param fine of the fine aggregator
 */
public record LiftingParameters(ParameterSet features, ParameterSet coarse, ParameterSet fine)
    implements AutoCloseable {
  /**
   * The three sets in the order of {@link LiftingNetwork#PARTS}.
   *
   * @return immutable list
   */
  public List<ParameterSet> sets() {
    return List.of(features, coarse, fine);
  }

  /**
   * A second set of parameters on the same memory, with gradients of its own.
   *
   * @return the replica, to be closed before these
   */
  public LiftingParameters replica() {
    return new LiftingParameters(features.replica(), coarse.replica(), fine.replica());
  }

  /** Forgets collected gradients. */
  public void forgetGradients() {
    sets().forEach(ParameterSet::forgetGradients);
  }

  /**
   * How many numbers there are.
   *
   * @return the sum over the three sets
   */
  public long count() {
    return sets().stream().mapToLong(ParameterSet::count).sum();
  }

  /**
   * Copies the values to the host.
   *
   * @return "feature_net.KEY" and so on to array
   */
  public Map<String, HostArray> toHost() {
    Map<String, HostArray> out = new LinkedHashMap<>();
    for (int i = 0; i < sets().size(); i++) {
      String part = LiftingNetwork.PARTS.get(i);
      sets().get(i).toHost().forEach((key, array) -> out.put(part + "." + key, array));
    }
    return out;
  }

  /**
   * Overwrites all values, or none if they do not fit. Replicas see the new values.
   *
   * @param values what {@link #toHost} gave for the same networks
   * @throws IllegalArgumentException if a name is missing or unknown or a size differs
   */
  public void set(Map<String, HostArray> values) {
    Map<String, HostArray> present = toHost();
    for (Map.Entry<String, HostArray> own : present.entrySet()) {
      HostArray found = values.get(own.getKey());
      if (found == null || !Arrays.equals(found.shape(), own.getValue().shape())) {
        throw new IllegalArgumentException(
            own.getKey()
                + " must have shape "
                + Arrays.toString(own.getValue().shape())
                + ", found "
                + (found == null ? "none" : Arrays.toString(found.shape())));
      }
    }
    for (String key : values.keySet()) {
      if (!present.containsKey(key)) {
        throw new IllegalArgumentException(key + " belongs to no parameter of these networks");
      }
    }
    for (int part = 0; part < sets().size(); part++) {
      ParameterSet set = sets().get(part);
      String prefix = LiftingNetwork.PARTS.get(part) + ".";
      for (int i = 0; i < set.specs().size(); i++) {
        set.set(i, values.get(prefix + set.specs().get(i).name()).toFloats());
      }
    }
  }

  @Override
  public void close() {
    sets().forEach(ParameterSet::close);
  }
}
