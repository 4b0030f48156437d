package dev.lift3d.core.tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a network as one TorchScript method, line by line, and the parameters it needs beside it.
 *
 * <p>Each call emits a line and returns the name of its result, so that a network reads top to
 * bottom as in its paper. Parameters are numbered in the order in which they are first named.
 */
public final class NetworkScript {
  private final Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
  private final List<String> methods = new ArrayList<>();
  private StringBuilder body = new StringBuilder();
  private int temporaries;

  /**
   * Names a parameter, declaring it at its first use.
   *
   * @param spec name, shape and initial values
   * @return the expression that stands for it
   * @throws IllegalArgumentException if the name was declared with another shape
   */
  public String parameter(ParameterSpec spec) {
    ParameterSpec known = parameters.putIfAbsent(spec.name(), spec);
    if (known != null && !known.equals(spec)) {
      throw new IllegalArgumentException(spec.name() + " is declared twice, as " + known + spec);
    }
    return "p[" + List.copyOf(parameters.keySet()).indexOf(spec.name()) + "]";
  }

  /**
   * Emits a line that computes an expression.
   *
   * @param expression TorchScript
   * @return the name of the result
   */
  public String let(String expression) {
    String name = "v" + temporaries++;
    line(name + " = " + expression);
    return name;
  }

  /**
   * Emits a line as it is.
   *
   * @param text TorchScript
   */
  public void line(String text) {
    body.append("  ").append(text).append('\n');
  }

  /**
   * y = x W^T + b on the last axis.
   *
   * @param x expression
   * @param name the layer's name; parameters are name.weight (out, in) and name.bias (out)
   * @param in channels in
   * @param out channels out
   * @param init how the weight starts
   * @return the result's name
   */
  public String linear(String x, String name, int in, int out, Initial init) {
    String w = parameter(new ParameterSpec(name + ".weight", init, out, in));
    String b = parameter(new ParameterSpec(name + ".bias", init.bias(in), out));
    return let("torch.linear(" + x + ", " + w + ", " + b + ")");
  }

  /**
   * Ends a method. It takes the list of parameters as its last argument if one was named so far.
   *
   * @param name its name
   * @param arguments names of its tensor arguments
   * @param results expressions it returns; one gives a tensor, several a tuple
   */
  public void method(String name, List<String> arguments, List<String> results) {
    StringBuilder text = new StringBuilder("def " + name + "(self");
    arguments.forEach(a -> text.append(", ").append(a).append(": Tensor"));
    text.append(parameters.isEmpty() ? ") -> " : ", p: List[Tensor]) -> ");
    text.append(
        results.size() == 1
            ? "Tensor"
            : "Tuple[" + String.join(", ", results.stream().map(r -> "Tensor").toList()) + "]");
    text.append(":\n").append(body);
    String value = String.join(", ", results);
    text.append("  return ").append(results.size() == 1 ? value : "(" + value + ")");
    methods.add(text.toString());
    body = new StringBuilder();
  }

  /**
   * The parameters named so far, in order.
   *
   * @return immutable list
   */
  public List<ParameterSpec> parameters() {
    return List.copyOf(parameters.values());
  }

  /**
   * The methods written so far.
   *
   * @return TorchScript texts
   */
  public List<String> methods() {
    return List.copyOf(methods);
  }

  /**
   * Compiles the methods.
   *
   * @return the script, to be closed by the caller
   */
  public CompiledScript compile() {
    return CompiledScript.compile(methods);
  }
}
