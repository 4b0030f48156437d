package dev.lift3d.operators;

import dev.lift3d.core.InputException;
import dev.lift3d.operators.network.NetworkFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be said of an operator's folder without running its networks. */
final class FolderListing {
  private FolderListing() {}

  static boolean isOperator(Path folder) {
    return Files.isRegularFile(folder.resolve(DescriptorReader.FILE))
        || Arrays.stream(NetworkFormat.values())
            .anyMatch(f -> Files.isRegularFile(folder.resolve("encoder" + f.suffix())));
  }

  static ListedOperator of(Path folder) {
    String name = String.valueOf(folder.getFileName());
    try {
      Optional<OperatorDescriptor> own = DescriptorReader.inFolder(folder);
      Optional<OperatorDescriptor> said = own.isPresent() ? own : DescriptorReader.known(folder);
      NetworkFormat format =
          said.map(OperatorDescriptor::files)
              .orElseGet(() -> FolderNetworks.found(folder))
              .format();
      return new ListedOperator(
          name,
          format.name().toLowerCase(Locale.ROOT) + " folder",
          said.map(d -> d.about().licence()).orElse(""),
          said.map(OperatorDescriptor::features),
          folder.toString());
    } catch (InputException | IOException e) {
      return ListedOperator.broken(name, e.getMessage());
    }
  }
}
