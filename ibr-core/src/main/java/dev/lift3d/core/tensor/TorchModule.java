package dev.lift3d.core.tensor;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.lift3d.core.InputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A network that someone saved as TorchScript ({@code torch.jit.trace} or {@code torch.jit.script},
 * then {@code save}), for inference on the CPU.
 *
 * <p>A TorchScript file is a program: loading and running one executes what its author wrote, with
 * no sandbox. Load files of authors you trust only.
 *
 * <p>Calls may come from several threads at once; there is no lock. Layers that behave differently
 * while training (dropout, batch normalisation) are set to inference.
 */
public final class TorchModule implements AutoCloseable {
  private final Path file;
  private final PtNDManager manager;
  private final PtSymbolBlock block;

  private TorchModule(Path file, PtNDManager manager, PtSymbolBlock block) {
    this.file = file;
    this.manager = manager;
    this.block = block;
  }

  /**
   * Loads a module; weights that were saved on another device come to the CPU.
   *
   * @param file a TorchScript archive
   * @return the module, to be closed by the caller
   * @throws InputException if the file is missing, damaged or not TorchScript
   */
  public static TorchModule load(Path file) {
    TorchArchiveCheck.require(file);
    PtNDManager manager = TensorEngine.root().newSubManager(TensorEngine.root().getDevice());
    try {
      String[] none = new String[0];
      PtSymbolBlock block = JniUtils.loadModule(manager, file, true, none, none, false);
      JniUtils.enableInferenceMode(block);
      return new TorchModule(file, manager, block);
    } catch (EngineException e) {
      manager.close();
      throw new InputException(
          file
              + " cannot be loaded as TorchScript of "
              + TensorEngine.description()
              + ": "
              + reason(e),
          e);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /**
   * Runs the module's {@code forward}.
   *
   * @param inputs its arguments in order; results belong to the first one's scope
   * @return what it returned: one tensor, or the tensors of a list or tuple
   * @throws InputException if the module does not take these inputs
   */
  public NDList run(NDArray... inputs) {
    if (inputs.length == 0) {
      throw new IllegalArgumentException("a module needs at least one input, found none");
    }
    NDList arguments = new NDList(inputs.length);
    for (NDArray input : inputs) {
      input.setName(null); // DJL reads a name as a list, a dictionary entry or a method
      arguments.add(input);
    }
    // Both modes are a thread's own, and threads of any caller come here.
    JniUtils.setGraphExecutorOptimize(false);
    try (Gradients.Mode off = Gradients.unrecorded()) {
      return IValueUtils.forward(block, arguments, false);
    } catch (EngineException | IllegalArgumentException e) {
      throw new InputException(file + " cannot run on " + shapes(inputs) + ": " + reason(e), e);
    }
  }

  private static String shapes(NDArray[] inputs) {
    List<String> shapes =
        Arrays.stream(inputs).map(i -> Arrays.toString(i.getShape().getShape())).toList();
    return String.join(" and ", shapes);
  }

  /** The line that says it: torch puts the traceback first and its own stack last. */
  private static String reason(RuntimeException e) {
    String[] lines = String.valueOf(e.getMessage()).strip().split("\\R");
    String said = lines[0];
    for (String line : lines) {
      said = line.startsWith("RuntimeError: ") ? line.substring(14) : said;
    }
    return said.length() > 240 ? said.substring(0, 240) + " ..." : said;
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }
}
