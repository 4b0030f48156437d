package dev.lift3d.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * TorchScript methods that can be called from Java, with gradients.
 *
 * <p>Every method takes tensors, and at most one list of tensors as its last argument; it returns
 * one tensor or a tuple of tensors. Calls may come from several threads at once.
 */
public final class CompiledScript implements AutoCloseable {
  private static final String MARK = "module_method:";

  private final PtNDManager manager;
  private final PtSymbolBlock block;
  // DJL names the method to run by the name of an extra array in the argument list.
  private final Map<String, NDArray> marks = new ConcurrentHashMap<>();

  private CompiledScript(PtNDManager manager, PtSymbolBlock block) {
    this.manager = manager;
    this.block = block;
  }

  /**
   * Compiles methods written in TorchScript.
   *
   * @param methods method definitions, {@code def name(self, x: Tensor) -> Tensor:} and so on,
   *     unindented
   * @return the compiled script, to be closed by the caller
   * @throws IllegalArgumentException if the text does not compile
   */
  public static CompiledScript compile(List<String> methods) {
    PtNDManager manager = TensorEngine.root().newSubManager(TensorEngine.root().getDevice());
    byte[] archive = ScriptArchive.write(methods);
    try {
      PtSymbolBlock block =
          JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false);
      return new CompiledScript(manager, block);
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      manager.close();
      throw new IllegalArgumentException("the script does not compile: " + e.getMessage(), e);
    }
  }

  /**
   * Calls a method under the calling thread's gradient mode.
   *
   * @param method the method's name
   * @param tensors its tensor arguments; results belong to the first one's scope
   * @return what it returned
   */
  public NDList call(String method, NDArray... tensors) {
    return call(method, List.of(), tensors);
  }

  /**
   * Calls a method whose last argument is a list, under the calling thread's gradient mode.
   *
   * @param method the method's name
   * @param list the list argument, named {@code p[]} by {@link ParameterSet}
   * @param tensors its tensor arguments; results belong to the first one's scope
   * @return what it returned
   */
  public NDList call(String method, List<NDArray> list, NDArray... tensors) {
    NDList inputs = new NDList(tensors.length + list.size() + 1);
    for (NDArray tensor : tensors) {
      tensor.setName(null);
      inputs.add(tensor);
    }
    inputs.addAll(list);
    return callNamed(method, inputs);
  }

  /** Calls with arguments in order; arrays of one name "x[]" together make one list argument. */
  NDList callNamed(String method, NDList inputs) {
    inputs.add(marks.computeIfAbsent(method, this::mark));
    return IValueUtils.forward(block, inputs, true);
  }

  private NDArray mark(String method) {
    NDArray mark = manager.zeros(new ai.djl.ndarray.types.Shape(1));
    mark.setName(MARK + method);
    return mark;
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }
}
