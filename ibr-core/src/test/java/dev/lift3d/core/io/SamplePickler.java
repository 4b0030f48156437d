package dev.lift3d.core.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pickles what tests need, opcode for opcode as Python's pickle module does for torch.save:
 * protocol 2, its default, or 4.
 */
final class SamplePickler {
  /** A storage: type name as "FloatStorage", key, size in elements, bytes. */
  record Storage(String type, String key, long elements, byte[] bytes) {}

  /** A tensor over a storage. */
  record Tensor(Storage storage, long offset, List<Integer> shape, List<Integer> strides) {}

  /** A tensor whose type the storage does not tell; dtype as "uint16". */
  record TensorV3(Tensor tensor, String dtype) {}

  /** A trained tensor. */
  record Parameter(Tensor tensor) {}

  /** An OrderedDict with attributes, as Module.state_dict gives. */
  record Ordered(Map<?, ?> items, Map<?, ?> attributes) {}

  /** A tuple. */
  record Tuple(List<?> items) {
    static Tuple of(Object... items) {
      return new Tuple(List.of(items));
    }
  }

  /** Any global. */
  record Global(String module, String name) {}

  /** The call of a global. */
  record Call(Global function, Tuple arguments) {}

  /** An object of a class, with attributes. */
  record Instance(Global type, Map<?, ?> attributes) {}

  private final int protocol;
  private final boolean legacy;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Map<Object, Integer> memo = new HashMap<>();
  private int memoized;

  private SamplePickler(int protocol, boolean legacy) {
    this.protocol = protocol;
    this.legacy = legacy;
  }

  static byte[] pickle(Object value) {
    return pickle(value, 2, false);
  }

  /**
   * One pickle.
   *
   * @param legacy whether storages are named as before PyTorch 1.6
   */
  static byte[] pickle(Object value, int protocol, boolean legacy) {
    SamplePickler pickler = new SamplePickler(protocol, legacy);
    pickler.save(value);
    pickler.body.write('.');
    byte[] body = pickler.body.toByteArray();
    ByteBuffer out = ByteBuffer.allocate(body.length + 11).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0x80).put((byte) protocol);
    if (protocol >= 4) {
      out.put((byte) 0x95).putLong(body.length);
    }
    out.put(body).flip();
    byte[] bytes = new byte[out.remaining()];
    out.get(bytes);
    return bytes;
  }

  private void save(Object value) {
    if (value == null) {
      body.write('N');
    } else if (value instanceof Boolean b) {
      body.write(b ? 0x88 : 0x89);
    } else if (value instanceof Integer i) {
      integer(i);
    } else if (value instanceof Long l) {
      raw(buffer(10).put((byte) 0x8A).put((byte) 8).putLong(l));
    } else if (value instanceof Double d) {
      raw(buffer(9).put((byte) 'G').putLong(Long.reverseBytes(Double.doubleToLongBits(d))));
    } else if (value instanceof byte[] bytes) {
      bytes(bytes);
    } else if (value instanceof Storage storage) {
      storage(storage);
    } else {
      memoizable(value);
    }
  }

  private void memoizable(Object value) {
    boolean shared = value instanceof String || value instanceof Global;
    Integer known = shared ? memo.get(value) : null;
    if (known != null) {
      raw(known < 256 ? two('h', known) : buffer(5).put((byte) 'j').putInt(known));
    } else if (value instanceof String s) {
      text(s);
      put(s);
    } else if (value instanceof Global g) {
      global(g);
      put(g);
    } else if (value instanceof Call call) {
      save(call.function());
      save(call.arguments());
      body.write('R');
      put(null);
    } else {
      composite(value);
    }
  }

  private void composite(Object value) {
    if (value instanceof Tensor t) {
      tensor("_rebuild_tensor_v2", t, List.of());
    } else if (value instanceof TensorV3 t) {
      tensor("_rebuild_tensor_v3", t.tensor(), List.of(new Global("torch", t.dtype())));
    } else if (value instanceof Parameter p) {
      Call hooks = new Call(new Global("collections", "OrderedDict"), Tuple.of());
      Tuple arguments = Tuple.of(p.tensor(), true, hooks);
      save(new Call(new Global("torch._utils", "_rebuild_parameter"), arguments));
    } else if (value instanceof Ordered o) {
      save(new Call(new Global("collections", "OrderedDict"), Tuple.of()));
      items(o.items());
      if (!o.attributes().isEmpty()) {
        save(o.attributes());
        body.write('b');
      }
    } else if (value instanceof Instance instance) {
      save(instance.type());
      save(Tuple.of());
      body.write(0x81);
      put(null);
      save(instance.attributes());
      body.write('b');
    } else if (value instanceof Map<?, ?> map) {
      body.write('}');
      put(null);
      items(map);
    } else if (value instanceof List<?> list) {
      list(list);
    } else {
      tuple(((Tuple) value).items());
    }
  }

  private void tensor(String function, Tensor t, List<Object> more) {
    Call hooks = new Call(new Global("collections", "OrderedDict"), Tuple.of());
    var arguments = new ArrayList<Object>();
    arguments.add(t.storage());
    arguments.add((int) t.offset());
    arguments.add(new Tuple(t.shape()));
    arguments.add(new Tuple(t.strides()));
    arguments.add(false);
    arguments.add(hooks);
    arguments.addAll(more);
    save(new Call(new Global("torch._utils", function), new Tuple(arguments)));
  }

  private void storage(Storage s) {
    String module = s.type().equals("UntypedStorage") ? "torch.storage" : "torch";
    Global type = new Global(module, s.type());
    var id = new ArrayList<Object>(List.of("storage", type, s.key(), "cpu"));
    id.add((int) s.elements());
    if (legacy) {
      id.add(null);
    }
    save(new Tuple(id));
    body.write('Q');
  }

  private void items(Map<?, ?> map) {
    if (map.size() == 1) {
      map.forEach(this::pair);
      body.write('s');
    } else if (!map.isEmpty()) {
      body.write('(');
      map.forEach(this::pair);
      body.write('u');
    }
  }

  private void pair(Object key, Object value) {
    save(key);
    save(value);
  }

  private void list(List<?> list) {
    body.write(']');
    put(null);
    if (list.size() == 1) {
      save(list.get(0));
      body.write('a');
    } else if (!list.isEmpty()) {
      body.write('(');
      list.forEach(this::save);
      body.write('e');
    }
  }

  private void tuple(List<?> items) {
    if (items.isEmpty()) {
      body.write(')');
      return;
    }
    if (items.size() > 3) {
      body.write('(');
    }
    items.forEach(this::save);
    body.write(items.size() > 3 ? 't' : 0x84 + items.size());
    put(null);
  }

  private void integer(int i) {
    if (i >= 0 && i < 256) {
      raw(two('K', i));
    } else if (i >= 0 && i < 65536) {
      raw(buffer(3).put((byte) 'M').putShort((short) i));
    } else {
      raw(buffer(5).put((byte) 'J').putInt(i));
    }
  }

  private void bytes(byte[] bytes) {
    if (protocol >= 4) {
      raw(two('C', bytes.length));
      body.writeBytes(bytes);
      put(null);
    } else {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      save(new Call(new Global("_codecs", "encode"), Tuple.of(text, "latin1")));
    }
  }

  private void text(String s) {
    byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
    boolean shorter = protocol >= 4 && utf8.length < 256;
    raw(shorter ? two(0x8C, utf8.length) : buffer(5).put((byte) 'X').putInt(utf8.length));
    body.writeBytes(utf8);
  }

  private void global(Global g) {
    if (protocol >= 4) {
      save(g.module());
      save(g.name());
      body.write(0x93);
    } else {
      body.writeBytes(("c" + g.module() + "\n" + g.name() + "\n").getBytes());
    }
  }

  private void put(Object value) {
    if (value != null) {
      memo.put(value, memoized);
    }
    if (protocol >= 4) {
      body.write(0x94);
    } else {
      raw(memoized < 256 ? two('q', memoized) : buffer(5).put((byte) 'r').putInt(memoized));
    }
    memoized++;
  }

  private static ByteBuffer two(int opcode, int argument) {
    return buffer(2).put((byte) opcode).put((byte) argument);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void raw(ByteBuffer buffer) {
    body.write(buffer.array(), 0, buffer.position());
  }
}
