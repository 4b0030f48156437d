package dev.lift3d.examples.option;

import dev.lift3d.examples.splatting.DepthSource;
import dev.lift3d.grounding.field.GaussianFormat;
import dev.lift3d.grounding.surface.SurfaceSettings;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a field is made and stored. */
public final class FieldOptions {
  private static final double SMALLEST_VOXEL = 1e-9;
  private static final double LARGEST_VOXEL = 1e9;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ply; with --operator safetensors, the only"
              + " one that holds features).")
  private GaussianFormat format;

  @Option(
      names = "--depth",
      paramLabel = "SOURCE",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: sensor if it measured any view, else"
              + " rendered).")
  private DepthSource depth;

  private OptionalDouble voxel = OptionalDouble.empty();
  private int most;
  private int refine;

  /** Creates the options with their defaults. */
  public FieldOptions() {}

  @Option(
      names = "--voxel",
      paramLabel = "SIZE",
      description =
          "Edge of the cubes in which points are merged, scene units (default: one and a half"
              + " pixels on a middling surface, more if --points asks for it).")
  void setVoxel(double size) {
    voxel =
        OptionalDouble.of(Checks.between(command, "--voxel", size, SMALLEST_VOXEL, LARGEST_VOXEL));
  }

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "400000",
      description = "Gaussians at most, where --voxel is not given (default: ${DEFAULT-VALUE}).")
  void setPoints(int n) {
    most = Checks.between(command, "--points", n, 100, 20_000_000);
  }

  @Option(
      names = "--refine",
      paramLabel = "STEPS",
      defaultValue = "0",
      description =
          "Steps in which colours, opacities and extents follow the photographs, 0 to 100000"
              + " (default: ${DEFAULT-VALUE}).")
  void setRefine(int steps) {
    refine = Checks.between(command, "--refine", steps, 0, 100_000);
  }

  /**
   * Steps of photometric refinement.
   *
   * @return at least 0
   */
  public int refine() {
    return refine;
  }

  /**
   * The format of the file.
   *
   * @param features whether there are features to store
   * @return the one asked for, else one that holds everything
   */
  public GaussianFormat format(boolean features) {
    if (format != null) {
      return format;
    }
    return features ? GaussianFormat.SAFETENSORS : GaussianFormat.PLY;
  }

  /**
   * The file's name.
   *
   * @param features whether there are features to store
   * @return for example field.ply
   */
  public String fileName(boolean features) {
    return "field." + format(features).name().toLowerCase(Locale.ROOT);
  }

  /**
   * Where depth comes from.
   *
   * @return empty for the best there is
   */
  public Optional<DepthSource> depth() {
    return Optional.ofNullable(depth);
  }

  /**
   * How surfaces are found.
   *
   * @param source where depth comes from
   * @return the settings asked for
   */
  public SurfaceSettings settings(DepthSource source) {
    SurfaceSettings settings =
        source == DepthSource.SENSOR ? SurfaceSettings.MEASURED : SurfaceSettings.RENDERED;
    SurfaceSettings limited = settings.withMost(most);
    return voxel.isPresent() ? limited.withVoxel(voxel.getAsDouble()) : limited;
  }
}
