package dev.lift3d.operators.registry;

import dev.lift3d.core.InputException;
import dev.lift3d.operators.ListedOperator;
import dev.lift3d.operators.Operator;
import dev.lift3d.operators.OperatorProvider;
import dev.lift3d.operators.Operators;
import dev.lift3d.operators.weights.WeightsFile;
import dev.lift3d.operators.weights.WeightsKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of registered operators; see the package's description. Immutable. */
public final class OperatorRegistry {
  /** The system property that names the folder of a user's own files, in place of ~/.lift3d. */
  public static final String HOME = "lift3d.home";

  private static final String SUFFIX = ".json";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private final Path folder;

  private OperatorRegistry(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * The user's registry.
   *
   * @return {@code operators} inside the folder of {@value #HOME}, or of {@code ~/.lift3d}
   */
  public static OperatorRegistry ofUser() {
    String home = System.getProperty(HOME, "");
    return inHome(
        home.isBlank() ? Path.of(System.getProperty("user.home"), ".lift3d") : Path.of(home));
  }

  /**
   * The registry in a folder of a user's own files.
   *
   * @param home the folder; it need not exist yet
   * @return the registry, {@code operators} inside it
   */
  public static OperatorRegistry inHome(Path home) {
    return new OperatorRegistry(home.resolve("operators"));
  }

  /**
   * Where descriptions lie.
   *
   * @return the folder, absolute; it may not exist
   */
  public Path folder() {
    return folder;
  }

  /**
   * Registers weights under a name, after opening them once.
   *
   * @param name lower-case letters, digits, dot, underscore and hyphen, beginning with a letter or
   *     digit
   * @param weights what {@link WeightsFile#read} takes; stays where it is
   * @param settings what of the network is lifted
   * @return what was written down
   * @throws InputException if the name is taken or no name, or the weights are damaged, unknown, or
   *     do not fit their family or the settings; nothing is registered then
   */
  public Registration add(String name, Path weights, FamilySettings settings) {
    requireFree(name);
    FamilyOpening.requireWeights(weights);
    WeightsFile file = WeightsFile.read(weights);
    WeightsKind kind = FamilyOpening.kind(file);
    settings.requireFor(kind.family());
    Registration.Weights parts = WeightsParts.of(file.path());
    Registration registration;
    try (Operator operator = FamilyOpening.open(kind.family(), file.path(), settings)) {
      registration =
          new Registration(
              kind.family(),
              kind.toString(),
              operator.info().licence(),
              operator.info().grid(),
              parts,
              settings);
    }
    RegistrationFile.write(description(name), registration);
    return registration;
  }

  private void requireFree(String name) {
    requireName(name);
    if (Operators.builtIn().stream().map(OperatorProvider::name).anyMatch(name::equals)) {
      throw new InputException(name + " is the name of a built-in operator; choose another");
    }
    if (Files.exists(description(name)) || Files.exists(folder.resolve(name))) {
      throw new InputException(
          name + " is registered already in " + folder + "; remove it first, or choose another");
    }
  }

  /**
   * Forgets an operator; its weights stay where they are.
   *
   * @param name its name
   * @throws InputException if no weights are registered under the name, or the description cannot
   *     be removed
   */
  public void remove(String name) {
    requireName(name);
    try {
      if (!Files.deleteIfExists(description(name))) {
        throw new InputException("no weights are registered as " + name + " in " + folder);
      }
    } catch (IOException e) {
      throw new InputException("cannot remove " + description(name) + ": " + e.getMessage(), e);
    }
  }

  /**
   * What is written down of an operator.
   *
   * @param name any text
   * @return empty if no weights are registered under it
   * @throws InputException if the description is damaged
   */
  public Optional<Registration> find(String name) {
    return NAME.matcher(name).matches() && Files.isRegularFile(description(name))
        ? Optional.of(RegistrationFile.read(description(name)))
        : Optional.empty();
  }

  /**
   * Opens an operator.
   *
   * @param name any text
   * @return the operator, to be closed by the caller; empty if the name is not known here
   * @throws InputException if its description is damaged, its weights are gone, or they are not
   *     those that were registered
   */
  public Optional<Operator> open(String name) {
    Optional<Registration> found = find(name);
    if (found.isPresent()) {
      return Optional.of(open(name, found.get()));
    }
    return NAME.matcher(name).matches() && Files.isDirectory(folder.resolve(name))
        ? Optional.of(Operators.open(folder.resolve(name).toString()))
        : Optional.empty();
  }

  private static Operator open(String name, Registration known) {
    WeightsParts.requireUnchanged(name, known.files());
    Operator operator = FamilyOpening.open(known.family(), known.files().path(), known.settings());
    return new RegisteredOperator(name, operator, known.identity());
  }

  /**
   * All operators here, without opening them.
   *
   * @return one entry each, in the order of their names; a damaged one says why
   * @throws InputException if the folder cannot be read
   */
  public List<ListedOperator> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<ListedOperator> entries = new ArrayList<>(Operators.listFolders(folder));
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .filter(name -> NAME.matcher(name).matches())
          .forEach(name -> entries.add(listed(name)));
    } catch (IOException e) {
      throw new InputException("cannot list " + folder + ": " + e.getMessage(), e);
    }
    entries.sort(Comparator.comparing(ListedOperator::name));
    return entries;
  }

  private ListedOperator listed(String name) {
    try {
      Registration known = RegistrationFile.read(description(name));
      for (String part : known.files().sha256().keySet()) {
        WeightsParts.requireThere(name, known.files().path().resolveSibling(part));
      }
      return new ListedOperator(
          name,
          known.model(),
          known.licence(),
          Optional.of(known.features()),
          known.files().weights());
    } catch (InputException e) {
      return ListedOperator.broken(name, e.getMessage());
    }
  }

  private Path description(String name) {
    return folder.resolve(name + SUFFIX);
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InputException(
          "'"
              + name
              + "' is no name for an operator: up to 64 of a-z, 0-9, '.', '_' and '-', beginning"
              + " with a letter or digit");
    }
  }
}
