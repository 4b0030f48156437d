package dev.lift3d.grounding.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.grounding.dataset.GroundedSentence;
import dev.lift3d.grounding.dataset.Mention;
import dev.lift3d.grounding.dataset.SceneObject;
import dev.lift3d.grounding.dataset.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SentenceTruthTest {
  private static final int SEEDS = 10;

  /** Much of what may be said in a room. */
  private static GroundingWorld talkative(long seed) {
    return GroundingWorld.of(new WorldSettings(seed, 6, 64, 48, 200));
  }

  @Test
  void everySentenceIsTrueOfItsTargetsAndOfNothingElse() {
    int judged = 0;
    Set<String> kinds = new HashSet<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      GroundingWorld world = talkative(seed);
      List<SceneObject> objects = world.objects().stream().map(WorldObject::described).toList();
      SentenceJudge judge = new SentenceJudge(objects);
      for (GroundedSentence s : world.sentences()) {
        assertEquals(judge.trueOf(s.text()), new TreeSet<>(s.targets()), seed + ": " + s.text());
        words(s, objects);
        judged++;
        kinds.add(s.kind());
      }
    }
    assertEquals(SentenceKind.values().length, kinds.size(), kinds.toString());
    assertTrue(judged > 100 * SEEDS, judged + " sentences");
  }

  /** Spans cover noun phrases; number and article agree with how many are meant. */
  private static void words(GroundedSentence s, List<SceneObject> objects) {
    for (Mention m : s.mentions()) {
      assertEquals(1, m.spans().size());
      Span span = m.spans().get(0);
      String phrase = span.in(s.text());
      assertTrue(
          phrase.startsWith(m.name())
              || phrase.contains(" " + m.name())
              || m.name().equals("bookshelf") && phrase.endsWith("bookshelves"),
          phrase);
      assertTrue(span.end() == s.text().length() || s.text().charAt(span.end()) == ' ');
      assertEquals(' ', s.text().charAt(span.start() - 1));
      boolean several = phrase.endsWith("s") && !m.name().endsWith("s");
      assertEquals(several, m.objects().size() > 1, s.text());
      for (int i = 0; i < m.objects().size(); i++) {
        SceneObject o = objects.get(m.objects().get(i));
        assertEquals(m.name(), o.name());
        assertEquals(o.box().orElseThrow(), m.boxes().get(i));
      }
    }
    assertEquals(Mention.Role.TARGET, s.mentions().get(0).role());
    List<String> numbers = List.of("two", "three", "four", "five");
    for (int i = 0; i < numbers.size(); i++) {
      if (s.text().contains("the " + numbers.get(i) + " ")) {
        assertEquals(i + 2, s.targets().size(), s.text());
      }
    }
  }

  @Test
  void whatASentenceTellsApartIsThere() {
    GroundingWorld world = talkative(3);
    for (GroundedSentence s : world.sentences()) {
      long ofKind =
          world.objects().stream()
              .filter(o -> o.kind().noun().equals(s.mentions().get(0).name()))
              .count();
      if (!s.kind().equals("category") && !s.kind().equals("plural")) {
        assertTrue(ofKind > s.targets().size(), s.text());
      }
    }
  }

  /** The judge must be able to say no: else the first test proves nothing. */
  @Test
  void theJudgeTellsSentencesApart() {
    GroundingWorld world = talkative(5);
    List<SceneObject> objects = world.objects().stream().map(WorldObject::described).toList();
    SentenceJudge judge = new SentenceJudge(objects);
    int compared = 0;
    for (GroundedSentence s : world.sentences()) {
      if (s.kind().equals("left_of")) {
        String mirrored = s.text().replace("left of", "right of");
        assertNotEquals(judge.trueOf(s.text()), judge.trueOf(mirrored), s.text());
        compared++;
      }
      if (s.kind().equals("farthest")) {
        String near = s.text().replace("farthest from", "closest to");
        assertNotEquals(judge.trueOf(s.text()), judge.trueOf(near), s.text());
        compared++;
      }
    }
    assertTrue(compared > 10);
  }
}
