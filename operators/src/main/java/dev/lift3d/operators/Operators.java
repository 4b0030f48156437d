package dev.lift3d.operators;

import dev.lift3d.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds operators: built-in and registered ones by name, others by folder. */
public final class Operators {
  private Operators() {}

  /**
   * The operators that need no files, and those that other libraries on the class path provide.
   *
   * @return providers in the order of their names
   */
  public static List<OperatorProvider> builtIn() {
    return loaded(OperatorProvider.class).stream()
        .sorted(Comparator.comparing(OperatorProvider::name))
        .toList();
  }

  /**
   * Opens an operator.
   *
   * @param nameOrFolder a built-in name, a name that an {@link OperatorSource} knows, or a folder;
   *     a folder with the name of such an operator is reached as {@code ./name}
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
    for (OperatorSource source : loaded(OperatorSource.class)) {
      Optional<Operator> found = source.open(nameOrFolder);
      if (found.isPresent()) {
        return found.get();
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
            + ") nor registered: give one of these names, a name of 'lift3d operators', or a folder"
            + " with encoder.pt or operator.json");
  }

  /**
   * What is known of the operators that need no files.
   *
   * @return one entry each, in the order of their names
   */
  public static List<ListedOperator> listBuiltIn() {
    return builtIn().stream().map(ListedOperator::of).toList();
  }

  /**
   * What is known of the operators' folders inside a folder, without opening them.
   *
   * @param folder holds folders with {@code operator.json}, {@code encoder.pt} or {@code
   *     encoder.onnx}; others are passed over
   * @return one entry each, in the order of their names
   * @throws InputException if the folder cannot be read
   */
  public static List<ListedOperator> listFolders(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted().filter(FolderListing::isOperator).map(FolderListing::of).toList();
    } catch (IOException e) {
      throw new InputException("cannot list " + folder + ": no folder that can be read", e);
    }
  }

  private static <T> List<T> loaded(Class<T> service) {
    try {
      return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
    } catch (ServiceConfigurationError e) {
      throw new InputException("an operator on the class path cannot be used: " + e.getMessage());
    }
  }

  private static Optional<Path> folder(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
