package dev.lift3d.operators;

import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.io.Npy;
import dev.lift3d.operators.network.Network;
import dev.lift3d.operators.network.NetworkFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The networks of a folder, open.
 *
 * @param folder where they lie
 * @param encoder from a picture to features
 * @param decoder from features (and the condition) to a prediction
 * @param condition the decoder's second input
 */
record FolderNetworks(
    Path folder, Network encoder, Optional<Network> decoder, Optional<HostArray> condition)
    implements AutoCloseable {

  /** Opens the networks that a descriptor names. */
  static FolderNetworks open(Path folder, OperatorDescriptor.Files files) {
    Optional<HostArray> condition = named(folder, files.condition()).map(Npy::read);
    Path encoder = named(folder, files.encoder()).orElseThrow();
    Optional<Path> decoder = named(folder, files.decoder());
    Network first = files.format().open(encoder);
    try {
      return new FolderNetworks(folder, first, decoder.map(files.format()::open), condition);
    } catch (RuntimeException e) {
      first.close();
      throw e;
    }
  }

  /** What a folder without a descriptor must hold: encoder.pt, and maybe decoder.pt; or .onnx. */
  static OperatorDescriptor.Files found(Path folder) {
    for (NetworkFormat format : NetworkFormat.values()) {
      if (Files.isRegularFile(folder.resolve("encoder" + format.suffix()))) {
        String decoder = "decoder" + format.suffix();
        boolean whole = Files.isRegularFile(folder.resolve(decoder));
        return new OperatorDescriptor.Files(format, null, whole ? decoder : null, null);
      }
    }
    throw new InputException(
        folder
            + " is no operator: it holds neither operator.json nor encoder.pt nor encoder.onnx;"
            + " save the encoder there");
  }

  /** Class names, one a line. */
  static List<String> classes(Path file) {
    try {
      List<String> lines = Files.readString(file).strip().lines().map(String::strip).toList();
      int blank = lines.indexOf("");
      if (lines.isEmpty() || blank >= 0) {
        throw new InputException(
            file + ", line " + (blank + 1) + ": one class name a line is needed, found none");
      }
      return lines;
    } catch (IOException e) {
      throw new InputException("cannot read " + file + " as UTF-8 text: " + e.getMessage(), e);
    }
  }

  /** A file of the folder; empty if none is named. */
  static Optional<Path> named(Path folder, String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(name).normalize();
      if (file.startsWith(folder.normalize())) {
        return Optional.of(file);
      }
    } catch (InvalidPathException e) {
      // Told below: such a name is no file of the folder either.
    }
    throw new InputException(
        folder.resolve(DescriptorReader.FILE) + ": " + name + " is not a file in the folder");
  }

  /** Runs the encoder on a picture, 1 x 3 x H x W. */
  PlanarMap encode(HostArray picture) {
    return PlanarMap.of(encoder.run(picture), "the encoder of " + folder);
  }

  /** Runs the decoder on features. */
  PlanarMap decode(PlanarMap features) {
    Network network = decoder.orElseThrow();
    HostArray array = features.array();
    HostArray out =
        condition.isPresent() ? network.run(array, condition.get()) : network.run(array);
    return PlanarMap.of(out, "the decoder of " + folder);
  }

  @Override
  public void close() {
    encoder.close();
    decoder.ifPresent(Network::close);
  }
}
