package dev.lift3d.grounding.world;

import dev.lift3d.core.geometry.Vec3;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.grounding.dataset.SceneObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a sentence as a person would, word by word, and finds what it is true of by boxes and
 * attributes alone. Shares no code with what wrote the sentence; its thresholds lie inside the
 * margins that {@link Relation} leaves.
 */
final class SentenceJudge {
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?:the|all) (?:(two|three|four|five) )?((?:\\w+ )*?\\w+?)"
              + "(?: (?:that (?:is|are) )?(not )?"
              + "(next to|on|farthest from|closest to|between|to the left of|to the right of)"
              + " the (.+?)(?: (?:and|as seen from) the (.+))?)?");
  private static final Pattern COLOURED = Pattern.compile("the (\\w+) that (?:is|are) not (\\w+)");

  private final List<SceneObject> objects;

  SentenceJudge(List<SceneObject> objects) {
    this.objects = objects;
  }

  /** The ids of all objects of which the sentence is true. */
  Set<Integer> trueOf(String spoken) {
    String sentence = spoken.replaceFirst("^(find|show me|look for) ", "");
    Matcher coloured = COLOURED.matcher(sentence);
    if (coloured.matches()) {
      return ids(
          noun(coloured.group(1)), o -> !o.attributes().get("colour").equals(coloured.group(2)));
    }
    Matcher m = SENTENCE.matcher(sentence);
    if (!m.matches()) {
      throw new AssertionError("no sentence: " + sentence);
    }
    List<SceneObject> candidates = noun(m.group(2));
    if (m.group(4) == null) {
      return ids(candidates, o -> true);
    }
    SceneObject a = only(m.group(5));
    SceneObject b = m.group(6) == null ? null : only(m.group(6));
    boolean negated = m.group(3) != null;
    Predicate<SceneObject> holds = relation(m.group(4), a, b, candidates);
    return ids(candidates, o -> holds.test(o) != negated);
  }

  private Predicate<SceneObject> relation(
      String words, SceneObject a, SceneObject b, List<SceneObject> candidates) {
    return switch (words) {
      case "next to" -> o -> gap(box(o), box(a)) < 0.6 && !on(o, a) && !on(a, o);
      case "on" -> o -> on(o, a);
      case "farthest from" -> o -> o == extreme(candidates, a, 1);
      case "closest to" -> o -> o == extreme(candidates, a, -1);
      case "between" -> o -> between(centre(o), centre(a), centre(b));
      case "to the left of" -> o -> left(centre(o), centre(a), centre(b), 1);
      default -> o -> left(centre(o), centre(a), centre(b), -1);
    };
  }

  private List<SceneObject> noun(String phrase) {
    String[] words = phrase.split(" ");
    String last = words[words.length - 1];
    List<SceneObject> meant = new ArrayList<>();
    for (SceneObject o : objects) {
      boolean fits = last.equals(o.name()) || last.equals(plural(o.name()));
      for (int i = 0; i < words.length - 1; i++) {
        fits &= o.attributes().containsValue(words[i]);
      }
      if (fits) {
        meant.add(o);
      }
    }
    return meant;
  }

  private static String plural(String noun) {
    return noun.endsWith("lf") ? noun.substring(0, noun.length() - 1) + "ves" : noun + "s";
  }

  private SceneObject only(String phrase) {
    List<SceneObject> meant = noun(phrase);
    if (meant.size() != 1) {
      throw new AssertionError("'the " + phrase + "' means " + meant.size() + " objects");
    }
    return meant.get(0);
  }

  private static Set<Integer> ids(List<SceneObject> from, Predicate<SceneObject> rule) {
    return from.stream()
        .filter(rule)
        .map(SceneObject::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SceneObject extreme(List<SceneObject> candidates, SceneObject a, int sign) {
    return candidates.stream()
        .max(Comparator.comparingDouble(o -> sign * centre(o).distance(centre(a))))
        .orElseThrow();
  }

  private static boolean on(SceneObject o, SceneObject a) {
    Bounds below = box(a);
    Vec3 c = centre(o);
    return Math.abs(box(o).minZ() - below.maxZ()) < 0.02
        && c.x() > below.minX()
        && c.x() < below.maxX()
        && c.y() > below.minY()
        && c.y() < below.maxY();
  }

  private static double gap(Bounds a, Bounds b) {
    Vec3 apart = a.centre().minus(b.centre());
    Vec3 reach = a.reach().plus(b.reach());
    return Math.hypot(
        Math.hypot(
            Math.max(0, Math.abs(apart.x()) - reach.x()),
            Math.max(0, Math.abs(apart.y()) - reach.y())),
        Math.max(0, Math.abs(apart.z()) - reach.z()));
  }

  /** The angle at the viewer is turned and its sine and cosine compared in metres. */
  private static boolean left(Vec3 o, Vec3 a, Vec3 viewer, int sign) {
    double sight = Math.atan2(a.y() - viewer.y(), a.x() - viewer.x());
    double to = Math.atan2(o.y() - viewer.y(), o.x() - viewer.x());
    double far = Math.hypot(o.x() - viewer.x(), o.y() - viewer.y());
    return sign * far * Math.sin(to - sight) > 0.15 && far * Math.cos(to - sight) > 0.15;
  }

  private static boolean between(Vec3 o, Vec3 a, Vec3 b) {
    double ab = Math.hypot(b.x() - a.x(), b.y() - a.y());
    double ao = Math.hypot(o.x() - a.x(), o.y() - a.y());
    double angle =
        Math.atan2(o.y() - a.y(), o.x() - a.x()) - Math.atan2(b.y() - a.y(), b.x() - a.x());
    double share = ao * Math.cos(angle) / ab;
    return share > 0.17 && share < 0.83 && Math.abs(ao * Math.sin(angle)) < 0.7;
  }

  private static Bounds box(SceneObject o) {
    return o.box().orElseThrow();
  }

  private static Vec3 centre(SceneObject o) {
    return box(o).centre();
  }
}
