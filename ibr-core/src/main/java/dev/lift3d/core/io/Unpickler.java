package dev.lift3d.core.io;

import java.io.Serial;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the part of Python's pickle language (protocols 2 to 5) that plain data needs.
 *
 * <p>Results: {@link LinkedHashMap} for dict, {@link ArrayList} for list, {@code Object[]} for
 * tuple, String, Long or {@link BigInteger}, Double, Boolean, {@code byte[]}, {@link #NONE}, and
 * whatever the {@link Globals} make. No name reaches Java code except through them, and every
 * unknown opcode ends the run. Work and memory are bounded by the number of steps.
 */
final class Unpickler {
  /** Python's None, which unlike null can be a key and is visible in messages. */
  static final Object NONE =
      new Object() {
        @Override
        public String toString() {
          return "None";
        }
      };

  private static final int MAX_STEPS = 2_000_000;

  /** What names, calls and persistent ids mean; refuses what it does not know. */
  interface Globals {
    Object find(String name, PickleInput in);

    Object call(Object function, Object[] arguments, PickleInput in);

    Object persistent(Object id, PickleInput in);

    /** Whether objects may be made of classes that {@link #find} knows. */
    default boolean makesObjects() {
      return false;
    }
  }

  /** An object of any class: its attributes by name. */
  static final class Attributes extends LinkedHashMap<Object, Object> {
    @Serial private static final long serialVersionUID = 1L;
  }

  private final PickleInput in;
  private final Globals globals;
  private final List<Object> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  private Unpickler(PickleInput in, Globals globals) {
    this.in = in;
    this.globals = globals;
  }

  /** Reads one pickle, leaving the input behind its end. */
  static Object read(PickleInput in, Globals globals) {
    return new Unpickler(in, globals).run();
  }

  private Object run() {
    for (int step = 0; step < MAX_STEPS; step++) {
      int op = in.unsignedByte();
      if (op == '.') {
        Object result = pop();
        if (!stack.isEmpty() || !marks.isEmpty()) {
          throw in.bad("values are left over");
        }
        return result;
      }
      if (!number(op) && !text(op) && !container(op) && !memory(op) && !meaning(op)) {
        throw in.bad(String.format("opcode 0x%02X is not allowed in a checkpoint", op));
      }
    }
    throw in.bad("more than " + MAX_STEPS + " steps");
  }

  private boolean number(int op) {
    switch (op) {
      case 'N' -> push(NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) in.unsignedByte());
      case 'M' -> push((long) in.unsignedShort());
      case 'J' -> push((long) in.signedInt());
      case 0x8A -> push(integer(in.array(in.unsignedByte())));
      case 'G' -> push(in.bigEndianDouble());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Object integer(byte[] littleEndian) {
    Content.reverseElements(littleEndian, Math.max(1, littleEndian.length));
    BigInteger value = littleEndian.length == 0 ? BigInteger.ZERO : new BigInteger(littleEndian);
    if (value.bitLength() < Long.SIZE) {
      return value.longValue();
    }
    return value;
  }

  private boolean text(int op) {
    switch (op) {
      case 'X' -> push(in.text(in.length()));
      case 0x8C -> push(in.text(in.unsignedByte()));
      case 'T' -> push(in.latin1(in.length()));
      case 'U' -> push(in.latin1(in.unsignedByte()));
      case 'B' -> push(in.array(in.length()));
      case 'C' -> push(in.array(in.unsignedByte()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int op) {
    switch (op) {
      case '(' -> marks.add(stack.size());
      case ')' -> push(new Object[0]);
      case 't' -> push(popToMark());
      case 0x85 -> push(popMany(1));
      case 0x86 -> push(popMany(2));
      case 0x87 -> push(popMany(3));
      case ']' -> push(new ArrayList<>());
      case 'a' -> append(popMany(1));
      case 'e' -> append(popToMark());
      case '}' -> push(new LinkedHashMap<>());
      case 's' -> setItems(popMany(2));
      case 'u' -> setItems(popToMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void append(Object[] items) {
    if (!(peek() instanceof ArrayList<?>)) {
      throw in.bad("append to what is no list");
    }
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) peek();
    list.addAll(List.of(items));
  }

  private void setItems(Object[] pairs) {
    if (!(peek() instanceof LinkedHashMap<?, ?>) || pairs.length % 2 != 0) {
      throw in.bad("items set in what is no dictionary");
    }
    @SuppressWarnings("unchecked")
    Map<Object, Object> map = (Map<Object, Object>) peek();
    for (int i = 0; i < pairs.length; i += 2) {
      // Keys of other kinds may contain themselves, which would make hashing endless.
      if (!(pairs[i] instanceof String || pairs[i] instanceof Long)) {
        throw in.bad("a dictionary key is neither text nor integer");
      }
      map.put(pairs[i], pairs[i + 1]);
    }
  }

  private boolean memory(int op) {
    switch (op) {
      case 0x80 -> in.unsignedByte();
      case 0x95 -> in.signedLong();
      case '0' -> pop();
      case '1' -> popToMark();
      case '2' -> push(peek());
      case 'q' -> memo.put(in.unsignedByte(), peek());
      case 'r' -> memo.put(in.signedInt(), peek());
      case 0x94 -> memo.put(memo.size(), peek());
      case 'h' -> push(remembered(in.unsignedByte()));
      case 'j' -> push(remembered(in.signedInt()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private Object remembered(int key) {
    Object value = memo.get(key);
    if (value == null) {
      throw in.bad("nothing is remembered under " + key);
    }
    return value;
  }

  private boolean meaning(int op) {
    switch (op) {
      case 'c' -> push(globals.find(in.line() + "." + in.line(), in));
      case 0x93 -> push(globals.find(joined(popMany(2)), in));
      case 'Q' -> push(globals.persistent(pop(), in));
      case 'R' -> {
        Object[] call = popMany(2);
        if (!(call[1] instanceof Object[] arguments)) {
          throw in.bad("a call's arguments are no tuple");
        }
        push(globals.call(call[0], arguments, in));
      }
      case 0x81 -> {
        if (!globals.makesObjects()) {
          return false;
        }
        Object[] made = popMany(2);
        if (!(made[1] instanceof Object[] arguments)) {
          throw in.bad("an object's arguments are no tuple");
        }
        push(globals.call(made[0], arguments, in));
      }
      case 'b' -> {
        // Attributes set on a dictionary: torch keeps a state dict's _metadata there.
        Object state = pop();
        if (!(peek() instanceof LinkedHashMap) || !(state instanceof LinkedHashMap<?, ?> values)) {
          throw in.bad("attributes are set on what is no dictionary");
        }
        if (peek() instanceof Attributes object) {
          object.putAll(values);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private String joined(Object[] name) {
    if (name[0] instanceof String module && name[1] instanceof String member) {
      return module + "." + member;
    }
    throw in.bad("a global's name is no text");
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object peek() {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (stack.size() <= floor) {
      throw in.bad("the stack is empty");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() {
    Object value = peek();
    stack.remove(stack.size() - 1);
    return value;
  }

  private Object[] popMany(int n) {
    Object[] values = new Object[n];
    for (int i = n - 1; i >= 0; i--) {
      values[i] = pop();
    }
    return values;
  }

  private Object[] popToMark() {
    if (marks.isEmpty()) {
      throw in.bad("there is no mark");
    }
    Object[] values = popMany(stack.size() - marks.get(marks.size() - 1));
    marks.remove(marks.size() - 1);
    return values;
  }
}
