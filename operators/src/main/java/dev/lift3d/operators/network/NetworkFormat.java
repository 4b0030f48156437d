package dev.lift3d.operators.network;

import dev.lift3d.core.InputException;
import java.nio.file.Path;
import java.util.function.Function;

/** How a network is stored. */
public enum NetworkFormat {
  /**
   * A TorchScript archive, made by {@code torch.jit.trace} or {@code torch.jit.script}. It is a
   * program and runs without a sandbox: open files of authors you trust only.
   */
  TORCHSCRIPT(".pt", TorchNetwork::open),

  /** An ONNX graph with its weights inside. */
  ONNX(".onnx", OnnxNetwork::open);

  private final String suffix;
  private final Function<Path, Network> opener;

  NetworkFormat(String suffix, Function<Path, Network> opener) {
    this.suffix = suffix;
    this.opener = opener;
  }

  /**
   * How such files' names end.
   *
   * @return with the dot
   */
  public String suffix() {
    return suffix;
  }

  /**
   * Opens a network.
   *
   * @param file in this format
   * @return the network, to be closed by the caller
   * @throws InputException if the file is missing, damaged or in another format
   */
  public Network open(Path file) {
    return opener.apply(file);
  }
}
