package dev.lift3d.operators.network;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.lift3d.core.InputException;
import dev.lift3d.core.io.HostArray;
import dev.lift3d.core.tensor.TensorEngine;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A network that ONNX Runtime runs. */
final class OnnxNetwork implements Network {
  private final Path file;
  private final Model model;

  private OnnxNetwork(Path file, Model model) {
    this.file = file;
    this.model = model;
  }

  static Network open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + " does not exist or is no file; an .onnx file is needed");
    }
    TensorEngine.start(); // DJL goes offline before it is touched
    Model model = Model.newInstance(file.getFileName().toString(), "OnnxRuntime");
    try {
      // Callers encode pictures side by side; larger pools in each session would fight for cores.
      Map<String, String> options = Map.of("interOpNumThreads", "1", "intraOpNumThreads", "2");
      model.load(file.toAbsolutePath(), null, options);
      return new OnnxNetwork(file, model);
    } catch (MalformedModelException | IOException e) {
      model.close();
      throw new InputException(file + " cannot be loaded as ONNX: " + reason(e), e);
    }
  }

  @Override
  public HostArray run(HostArray... inputs) {
    try (NDManager scope = model.getNDManager().newSubManager()) {
      NDList tensors = new NDList();
      for (HostArray input : inputs) {
        tensors.add(scope.create(FloatBuffer.wrap(input.toFloats()), new Shape(input.shape())));
      }
      // The last argument says that this is inference; there are no parameters to store.
      NDList outputs = model.getBlock().forward(new ParameterStore(scope, false), tensors, false);
      outputs.attach(scope);
      NDArray output = outputs.head();
      if (output.getDataType() != DataType.FLOAT32) {
        throw new InputException(
            file + " must give a float32 array first, found " + output.getDataType());
      }
      return HostArray.ofFloats(output.toFloatArray(), output.getShape().getShape());
    } catch (EngineException | IllegalArgumentException e) {
      throw new InputException(file + " cannot run on " + shapes(inputs) + ": " + reason(e), e);
    }
  }

  private static String shapes(HostArray[] inputs) {
    return String.join(
        " and ", Arrays.stream(inputs).map(i -> Arrays.toString(i.shape())).toList());
  }

  /** What ONNX Runtime said; DJL wraps it. */
  private static String reason(Exception e) {
    Throwable said = e.getCause() == null ? e : e.getCause();
    String text = String.valueOf(said.getMessage()).strip().split("\\R")[0];
    return text.length() > 240 ? text.substring(0, 240) + " ..." : text;
  }

  @Override
  public void close() {
    model.close();
  }
}
