package dev.lift3d.examples.option;

import dev.lift3d.correction.RaySampling;
import dev.lift3d.correction.RenderSettings;
import dev.lift3d.correction.corrector.CorrectionSettings;
import dev.lift3d.correction.corrector.CorrectorKind;
import dev.lift3d.epipolar.BlendingMode;
import dev.lift3d.examples.lifting.RenderChoice;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How views are rendered: size, source views, device. */
public final class RenderOptions {
  private static final Pattern SAMPLES = Pattern.compile("(\\d{1,4})\\+(\\d{1,4})");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private int width;
  private int sources;
  private Optional<RaySampling> samples = Optional.empty();
  private CorrectorKind corrector = CorrectorKind.AUTOMATIC;

  @Option(
      names = "--single-stage",
      description = "Lift features along the coarse samples alone: the paper's ablation.")
  private boolean singleStage;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Device device;

  /** Creates the options with their defaults. */
  public RenderOptions() {}

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      defaultValue = "500",
      description = "Width of the rendered images, 16 to 8192 (default: ${DEFAULT-VALUE}).")
  void setWidth(int pixels) {
    width = Checks.between(command, "--width", pixels, 16, 8192);
  }

  @Option(
      names = "--sources",
      paramLabel = "N",
      defaultValue = "10",
      description = "Source views used for each target, 1 to 64 (default: ${DEFAULT-VALUE}).")
  void setSources(int views) {
    sources = Checks.between(command, "--sources", views, 1, 64);
  }

  @Option(
      names = "--samples",
      paramLabel = "exact|fast|COARSE+FINE",
      description =
          "Samples along each ray: exact is 64+64, the original's; fast lets blocks of pixels share"
              + " their first pass; or numbers such as 40+24 (default: exact; lift: fast).")
  void setSamples(String text) {
    samples = Optional.of(sampling(text));
  }

  @Option(
      names = "--corrector",
      paramLabel = "NAME",
      description =
          "How features are corrected: automatic, none, agnostic or paper (default: automatic, the"
              + " best that the weights hold).")
  void setCorrector(String name) {
    try {
      corrector = CorrectorKind.named(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--corrector: " + e.getMessage(), e);
    }
  }

  private RaySampling sampling(String text) {
    if (text.equals("exact") || text.equals("fast")) {
      return text.equals("exact") ? RaySampling.EXACT : RaySampling.FAST;
    }
    Matcher both = SAMPLES.matcher(text);
    if (!both.matches()) {
      throw new ParameterException(
          command.commandLine(),
          "--samples must be exact, fast or two numbers like 64+64, found \"" + text + "\"");
    }
    return new RaySampling(
        Checks.between(command, "--samples (coarse)", Integer.parseInt(both.group(1)), 4, 1024),
        Checks.between(command, "--samples (fine)", Integer.parseInt(both.group(2)), 0, 1024));
  }

  /**
   * How rays are rendered.
   *
   * @param sampling the samples if none were asked for
   * @return learned blending with those samples and the correction asked for
   */
  public RenderSettings settings(RaySampling sampling) {
    return new RenderSettings(
        samples.orElse(sampling),
        BlendingMode.LEARNED,
        new CorrectionSettings(corrector, singleStage));
  }

  /**
   * Width of the rendered images.
   *
   * @return 16 to 8192 pixels
   */
  public int width() {
    return width;
  }

  /**
   * Source views used for each target.
   *
   * @return 1 to 64
   */
  public int sources() {
    return sources;
  }

  /**
   * Width, source views and weights together.
   *
   * @param weights where the weights are
   * @return the choice
   */
  public RenderChoice choice(WeightsOption weights) {
    return new RenderChoice(width, sources, weights.file());
  }

  /**
   * Where the work is done.
   *
   * @return the device asked for
   */
  public Device device() {
    return device;
  }
}
