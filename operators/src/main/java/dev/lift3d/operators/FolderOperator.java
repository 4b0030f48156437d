package dev.lift3d.operators;

import dev.lift3d.core.InputException;
import dev.lift3d.core.image.CellLayout;
import dev.lift3d.core.image.FeatureMap;
import dev.lift3d.core.image.Image;
import dev.lift3d.core.image.ImageEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An operator whose networks lie in a folder. */
final class FolderOperator implements Operator {
  private static final Logger LOG = LoggerFactory.getLogger(FolderOperator.class);

  private final FolderNetworks networks;
  private final OperatorDescriptor descriptor;
  private final OperatorInfo info;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FolderOperator(
      FolderNetworks networks, OperatorDescriptor descriptor, List<String> classes) {
    this.networks = networks;
    this.descriptor = descriptor;
    OperatorDescriptor.About about = descriptor.about();
    String name =
        about.name().isEmpty()
            ? String.valueOf(networks.folder().toAbsolutePath().normalize().getFileName())
            : about.name();
    info =
        new OperatorInfo(
            name, about.description(), about.licence(), descriptor.features(), classes);
  }

  /**
   * Opens a folder: by its own descriptor, else by the one that this library knows for a folder of
   * that name, else by a trial run.
   */
  static Operator open(Path folder) {
    Optional<OperatorDescriptor> own = DescriptorReader.inFolder(folder);
    if (own.isPresent()) {
      return open(folder, own.get());
    }
    try {
      Optional<OperatorDescriptor> known = DescriptorReader.known(folder);
      if (known.isPresent()) {
        return open(folder, known.get());
      }
    } catch (InputException e) {
      LOG.warn("{} is not what its name says, so it is tried out: {}", folder, e.getMessage());
    } catch (IOException e) {
      throw new InputException("cannot read " + folder + ": " + e.getMessage(), e);
    }
    return open(folder, FolderProbe.describe(folder));
  }

  /** Opens a folder by a descriptor. */
  static Operator open(Path folder, OperatorDescriptor descriptor) {
    List<String> classes =
        Optional.ofNullable(descriptor.output())
            .flatMap(o -> FolderNetworks.named(folder, o.classes()))
            .map(FolderNetworks::classes)
            .orElse(List.of());
    FolderNetworks networks = FolderNetworks.open(folder, descriptor.files());
    try {
      FolderTrial.run(networks, descriptor.input(), 96).require(descriptor, classes.size());
      return new FolderOperator(networks, descriptor, classes);
    } catch (RuntimeException e) {
      networks.close();
      throw e;
    }
  }

  @Override
  public OperatorInfo info() {
    return info;
  }

  @Override
  public ImageEncoder encoder() {
    return new ImageEncoder() {
      @Override
      public String name() {
        return info.name();
      }

      @Override
      public FeatureMap encode(Image image) {
        return FolderOperator.this.encode(image);
      }
    };
  }

  @Override
  public Optional<FeatureDecoder> decoder() {
    return networks.decoder().map(network -> this::decode);
  }

  /** All files of the folder, since a network may have its weights in a file of their own. */
  @Override
  public Optional<String> identity() {
    ContentHash hash = ContentHash.start().add(descriptor.input() + " " + info.grid());
    try (Stream<Path> files = Files.list(networks.folder())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        hash.add(String.valueOf(file.getFileName())).add(ContentHash.ofFile(file));
      }
    } catch (IOException e) {
      throw new InputException("cannot read " + networks.folder() + ": " + e.getMessage(), e);
    }
    return Optional.of("folder " + hash.hex());
  }

  private FeatureMap encode(Image image) {
    requireOpen();
    Image fitted = descriptor.input().size().fit(FeatureCheck.requireColour(image, info));
    PlanarMap features = networks.encode(descriptor.input().scaling().apply(fitted));
    CellLayout cells = info.grid().cells(fitted.width(), fitted.height());
    return FeatureCheck.requireChannels(features.map(cells), info);
  }

  private Prediction decode(FeatureMap map) {
    requireOpen();
    PlanarMap out = networks.decode(PlanarMap.of(FeatureCheck.requireChannels(map, info)));
    return switch (descriptor.output().kind()) {
      case LABELS -> LabelPrediction.of(out.map(finer(map, out)), info.classes());
      case FEATURES -> new FeaturePrediction(out.map(finer(map, out)));
      case IMAGE -> new ImagePrediction(colours(out.image()));
    };
  }

  /** Where the decoder's cells lie: it may give several for each of its input. */
  private CellLayout finer(FeatureMap from, PlanarMap to) {
    CellLayout cells = from.cells();
    double factor = (double) to.width() / from.width();
    if (Math.abs(factor * from.height() - to.height()) > 1e-6 * to.height()) {
      throw new InputException(
          String.format(
              "the decoder of %s made %d x %d cells of %d x %d: not one scale for both sides",
              networks.folder(), to.width(), to.height(), from.width(), from.height()));
    }
    return new CellLayout(
        cells.stride() / factor, cells.offset(), cells.imageWidth(), cells.imageHeight());
  }

  private Image colours(Image painted) {
    double black = descriptor.output().range().get(0);
    double span = descriptor.output().range().get(1) - black;
    float[] data = painted.data();
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) Math.max(0, Math.min(1, (data[i] - black) / span));
    }
    return painted;
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("the operator " + info.name() + " is closed");
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      networks.close();
    }
  }
}
