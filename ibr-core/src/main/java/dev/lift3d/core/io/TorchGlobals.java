package dev.lift3d.core.io;

import dev.lift3d.core.InputException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The few Python names that tensors and plain data are pickled with, and what they make here.
 *
 * <p>Tensors become {@link TensorReference}s; no name runs anything.
 */
final class TorchGlobals implements Unpickler.Globals {
  /** A storage that the file keeps outside the pickle; type null means untyped bytes. */
  record StorageReference(String key, ElementType type, long elements) {
    long bytes() {
      return type == null ? elements : elements * type.bytes();
    }
  }

  /** A tensor: a view of a storage. */
  record TensorReference(StorageReference storage, ElementType type, StridedView view) {}

  private record StorageType(ElementType type) {}

  private enum Function {
    ORDERED_DICT,
    SIZE,
    BYTES,
    ENCODE,
    TENSOR_V2,
    TENSOR_V3,
    PARAMETER,
    OBJECT,
    TYPED_LIST
  }

  /** Lists whose type TorchScript tells: build_intlist and so on. */
  private static final String TYPED_LISTS = "torch.jit._pickle.build_";

  private final boolean objects;

  /** Tensors and plain data only. */
  TorchGlobals() {
    this(false);
  }

  /**
   * Chooses what is known.
   *
   * @param objects whether objects of TorchScript and settings of argparse are known too, as their
   *     attributes
   */
  TorchGlobals(boolean objects) {
    this.objects = objects;
  }

  private static final Map<String, Object> KNOWN = known();

  private static Map<String, Object> known() {
    Map<String, Object> known = new HashMap<>();
    known.put("collections.OrderedDict", Function.ORDERED_DICT);
    known.put("torch.Size", Function.SIZE);
    known.put("__builtin__.bytes", Function.BYTES);
    known.put("builtins.bytes", Function.BYTES);
    known.put("_codecs.encode", Function.ENCODE);
    known.put("torch._utils._rebuild_tensor_v2", Function.TENSOR_V2);
    known.put("torch._utils._rebuild_tensor_v3", Function.TENSOR_V3);
    known.put("torch._utils._rebuild_parameter", Function.PARAMETER);
    known.put("torch.storage.UntypedStorage", new StorageType(null));
    type(known, ElementType.F64, "float64", "Double");
    type(known, ElementType.F32, "float32", "Float");
    type(known, ElementType.F16, "float16", "Half");
    type(known, ElementType.BF16, "bfloat16", "BFloat16");
    type(known, ElementType.I64, "int64", "Long");
    type(known, ElementType.I32, "int32", "Int");
    type(known, ElementType.I16, "int16", "Short");
    type(known, ElementType.I8, "int8", "Char");
    type(known, ElementType.U8, "uint8", "Byte");
    type(known, ElementType.BOOL, "bool", "Bool");
    // These came after the typed storages and have none.
    known.put("torch.uint16", ElementType.U16);
    known.put("torch.uint32", ElementType.U32);
    known.put("torch.uint64", ElementType.U64);
    return Map.copyOf(known);
  }

  private static void type(
      Map<String, Object> known, ElementType type, String dtype, String storage) {
    known.put("torch." + dtype, type);
    known.put("torch." + storage + "Storage", new StorageType(type));
  }

  private final Map<String, StorageReference> storages = new LinkedHashMap<>();

  /** The storages that were referred to, by key. */
  Map<String, StorageReference> storages() {
    return storages;
  }

  @Override
  public Object find(String name, PickleInput in) {
    Object known = objects && isObject(name) ? Function.OBJECT : KNOWN.get(name);
    if (objects && name.startsWith(TYPED_LISTS) && name.endsWith("list")) {
      known = Function.TYPED_LIST;
    }
    if (known == null) {
      throw new InputException(
          "%s: refuses %s: only tensors and plain data are read; save the state_dict alone"
              .formatted(in.where(), name));
    }
    return known;
  }

  private static boolean isObject(String name) {
    return name.startsWith("__torch__.") || name.equals("argparse.Namespace");
  }

  @Override
  public boolean makesObjects() {
    return objects;
  }

  @Override
  public Object call(Object function, Object[] arguments, PickleInput in) {
    if (function instanceof Function f) {
      Object made = make(f, List.of(arguments), in);
      if (made != null) {
        return made;
      }
    }
    throw in.bad("a call with arguments that do not fit");
  }

  private static Object make(Function function, List<Object> a, PickleInput in) {
    int n = a.size();
    return switch (function) {
      case ORDERED_DICT -> n == 0 ? new LinkedHashMap<>() : null;
      case SIZE -> n == 1 && a.get(0) instanceof Object[] sizes ? sizes : null;
      case BYTES -> n == 0 ? new byte[0] : null;
      case ENCODE -> n == 2 && "latin1".equals(a.get(1)) ? latin1(a.get(0)) : null;
      case TENSOR_V2 -> n >= 6 && n <= 7 ? tensor(a, null, in) : null;
      case TENSOR_V3 -> n >= 7 && a.get(6) instanceof ElementType type ? tensor(a, type, in) : null;
      case OBJECT -> n == 0 ? new Unpickler.Attributes() : null;
      case TYPED_LIST -> n == 1 && a.get(0) instanceof List<?> ? a.get(0) : null;
      case PARAMETER -> n == 3 && a.get(0) instanceof TensorReference tensor ? tensor : null;
    };
  }

  /** Protocol 2 keeps bytes as the text that encodes to them. */
  private static byte[] latin1(Object text) {
    return text instanceof String s ? s.getBytes(StandardCharsets.ISO_8859_1) : null;
  }

  /**
   * A tensor from storage, offset, size and stride.
   *
   * @param type the element type, or null for the storage's
   */
  private static TensorReference tensor(List<Object> a, ElementType type, PickleInput in) {
    if (a.get(0) instanceof StorageReference storage
        && a.get(1) instanceof Long offset
        && a.get(2) instanceof Object[] shape
        && a.get(3) instanceof Object[] strides) {
      ElementType elements = type == null ? storage.type() : type;
      if (elements == null) {
        return null;
      }
      StridedView view = new StridedView(offset, longs(shape, in), longs(strides, in));
      return new TensorReference(storage, elements, view);
    }
    return null;
  }

  private static long[] longs(Object[] values, PickleInput in) {
    long[] out = new long[values.length];
    for (int i = 0; i < out.length; i++) {
      if (!(values[i] instanceof Long v)) {
        throw in.bad("a size is no integer");
      }
      out[i] = v;
    }
    return out;
  }

  /** The id is ('storage', type, key, device, elements), in old files followed by a view. */
  @Override
  public Object persistent(Object id, PickleInput in) {
    if (id instanceof Object[] p
        && (p.length == 5 || (p.length == 6 && p[5] == Unpickler.NONE))
        && "storage".equals(p[0])
        && p[1] instanceof StorageType storageType
        && p[2] instanceof String key
        && p[4] instanceof Long elements
        && elements >= 0
        && elements <= ArraySize.LIMIT) {
      var storage = new StorageReference(key, storageType.type(), elements);
      StorageReference before = storages.putIfAbsent(key, storage);
      if (before != null && !before.equals(storage)) {
        throw in.bad("storage " + key + " has two types or sizes");
      }
      return storage;
    }
    throw in.bad("a storage is described in an unknown way");
  }
}
