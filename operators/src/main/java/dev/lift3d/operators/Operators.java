package dev.lift3d.operators;

import dev.lift3d.core.InputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds operators: built-in ones by name, others by folder. */
public final class Operators {
  private Operators() {}

  /**
   * The operators that need no files, and those that other libraries on the class path provide.
   *
   * @return providers in the order of their names
   */
  public static List<OperatorProvider> builtIn() {
    try {
      return ServiceLoader.load(OperatorProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .sorted(Comparator.comparing(OperatorProvider::name))
          .toList();
    } catch (ServiceConfigurationError e) {
      throw new InputException("an operator on the class path cannot be used: " + e.getMessage());
    }
  }

  /**
   * Opens an operator.
   *
   * @param nameOrFolder a built-in name, or a folder; a folder with the name of a built-in operator
   *     is reached as {@code ./name}
   * @return the operator, to be closed by the caller
   * @throws InputException if there is no such operator, or its files cannot be used
   */
  public static Operator open(String nameOrFolder) {
    List<OperatorProvider> known = builtIn();
    for (OperatorProvider provider : known) {
      if (provider.name().equals(nameOrFolder)) {
        return provider.open();
      }
    }
    Optional<Path> folder = folder(nameOrFolder);
    if (folder.isPresent()) {
      return FolderOperator.open(folder.get());
    }
    throw new InputException(
        nameOrFolder
            + " is neither a folder nor a built-in operator ("
            + known.stream().map(OperatorProvider::name).collect(Collectors.joining(", "))
            + "): give one of these names, or a folder with encoder.pt or operator.json");
  }

  private static Optional<Path> folder(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
