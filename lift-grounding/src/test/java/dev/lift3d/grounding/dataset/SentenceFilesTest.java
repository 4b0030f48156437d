package dev.lift3d.grounding.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import dev.lift3d.core.procedural.shape.Bounds;
import dev.lift3d.core.testing.DamagedFiles;
import dev.lift3d.core.testing.SharedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceFilesTest {
  private static final String SCAN_REFER =
      """
      [{"scene_id": "scene0000_00", "object_id": "39", "object_name": "trash_can", "ann_id": "0",
        "description": "This is a trash can. It is by the door.",
        "token": ["this", "is", "a", "trash", "can", ".", "it", "is", "by", "the", "door", "."]}]
      """;
  private static final String LOCATE_3D =
      """
      [{"object_id": 1, "object_name": "frame", "ann_id": 0,
        "description": "a frame beside the maroon  towel, it's above the drawer",
        "token": ["a", "frame", "beside", "the", "maroon", "towel", ",", "it", "'s", "above",
                  "the", "drawer"],
        "entities": [[[1], ["1_object"]], [[3, 4, 5], ["0_object"]], [[11, 7], ["3_object"]]],
        "scene_id": "428", "scene_dataset": "ARKitScenes",
        "gt_boxes": [[[-4, -3], [0, 1.5], [0.5, 1]], [[0, 1], [0, 1], [0, 1]],
                     [[1, 2], [1, 2], [1, 2]]]}]
      """;
  private static final String SR3D =
      """
      scan_id,target_id,distractor_ids,utterance,stimulus_id,coarse_reference_type,reference_type,\
      instance_type,anchors_types,anchor_ids,mentions_target_class
      scene0000_00,5,"[4, 6]","the trash can, that is ""next"" to the desk",s-1,horizontal,closest,\
      trash can,"['desk', 'office chair']","[3, 8]",True
      """;

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static List<String> words(GroundedSentence s, int mention) {
    return s.mentions().get(mention).spans().stream().map(span -> span.in(s.text())).toList();
  }

  @Test
  void scanReferIsRead() throws IOException {
    GroundedSentence s = SentenceFiles.read(file("s.json", SCAN_REFER)).get(0);
    assertEquals("scene0000_00", s.scene());
    assertEquals(List.of(39), s.targets());
    assertEquals("trash can", s.mentions().get(0).name());
    assertEquals(List.of("trash can"), words(s, 0));
    assertEquals("0", s.details().get("ann_id"));
  }

  @Test
  void multi3dReferMeansAnyNumberOfObjects() throws IOException {
    String some = SCAN_REFER.replace("\"object_id\": \"39\"", "\"object_ids\": [7, 3]");
    assertEquals(List.of(3, 7), SentenceFiles.read(file("s.json", some)).get(0).targets());
    String none = SCAN_REFER.replace("\"object_id\": \"39\"", "\"object_ids\": []");
    assertEquals(List.of(), SentenceFiles.read(file("s.json", none)).get(0).targets());
  }

  @Test
  void aNameThatIsThereTwiceOrNotAtAllIsLeftOpen() throws IOException {
    String twice = SCAN_REFER.replace("by the door", "no trash can");
    assertEquals(List.of(), words(SentenceFiles.read(file("s.json", twice)).get(0), 0));
    String part = SCAN_REFER.replace("a trash can", "a trash canister");
    assertEquals(List.of(), words(SentenceFiles.read(file("s.json", part)).get(0), 0));
  }

  @Test
  void locate3dIsReadWithSpansAndBoxes() throws IOException {
    GroundedSentence s = SentenceFiles.read(file("l.json", LOCATE_3D)).get(0);
    assertEquals("428", s.scene());
    assertEquals(List.of(1), s.targets());
    assertEquals(Mention.Role.TARGET, s.mentions().get(0).role());
    assertEquals("frame", s.mentions().get(0).name());
    assertEquals(List.of("frame"), words(s, 0));
    assertEquals(List.of(new Bounds(-4, 0, 0.5, -3, 1.5, 1)), s.mentions().get(0).boxes());
    // Tokens with white space between them are joined, whatever its width; others are not.
    assertEquals(List.of("the maroon  towel"), words(s, 1));
    assertEquals(List.of("drawer", "it"), words(s, 2));
    assertEquals("ARKitScenes", s.details().get("scene_dataset"));
  }

  @Test
  void referIt3dIsReadWithAnchors() throws IOException {
    GroundedSentence s = SentenceFiles.read(file("sr3d.csv", SR3D)).get(0);
    assertEquals("the trash can, that is \"next\" to the desk", s.text());
    assertEquals("closest", s.kind());
    assertEquals(List.of(5), s.targets());
    assertEquals(List.of("trash can"), words(s, 0));
    assertEquals(List.of("desk"), words(s, 1));
    assertEquals(List.of(3), s.mentions().get(1).objects());
    assertEquals("office chair", s.mentions().get(2).name());
    assertEquals(List.of(), words(s, 2));
    assertEquals("True", s.details().get("mentions_target_class"));
  }

  @Test
  void nr3dHasNoAnchors() throws IOException {
    String nr3d =
        "\uFEFFassignmentid,utterance,correct_guess,scan_id,instance_type,target_id\r\n"
            + "12,\"The chair\nby the wall\",True,scene0525_00,chair,9.0\r\n\r\n";
    GroundedSentence s = SentenceFiles.read(file("nr3d.csv", nr3d)).get(0);
    assertEquals("The chair\nby the wall", s.text());
    assertEquals(List.of(9), s.targets());
    assertEquals(1, s.mentions().size());
    assertEquals("True", s.details().get("correct_guess"));
    assertEquals("12", s.details().get("assignmentid"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s.json | {} | format is not lift3d sentences 1",
        "s.json | 7 | holds no list",
        "s.json | [7] | entry 1: has no",
        "s.json | [ | row 1: is not valid JSON",
        "s.json | [{\"description\": \"x\", \"object_id\": -1, \"scene_id\": \"s\"}] | entry 1,"
            + " object_id: must be a whole number",
        "s.json | [{\"description\": \"x\", \"object_id\": 1}] | entry 1: has no \"scene_id\"",
        "s.json | [{\"description\": 5, \"object_id\": 1}] | entry 1, description: must be text",
        "s.csv | scan_id,target_id;s,1 | row 1: has no column instance_type",
        "s.csv | scan_id,target_id;s | row 2: 1 cells in 2 columns",
        "s.csv | utterance,scan_id,target_id,instance_type;u,s,x,y | row 2: target_id must be",
        "s.csv | utterance,scan_id;\"u | row 2: a quotation is not closed",
      })
  void whatIsBrokenIsSaidWithItsEntry(String name, String content, String expected)
      throws IOException {
    Path file = file(name, content.strip().replace(';', '\n'));
    InputException e = assertThrows(InputException.class, () -> SentenceFiles.read(file));
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(expected.strip()), e.getMessage());
  }

  @Test
  void entitiesThatDoNotFitAreRefused() throws IOException {
    refused("[[1], [\"1_object\"]]", "[[12], [\"1_object\"]]", "there are 12 tokens");
    refused("[[1], [\"1_object\"]]", "[[1], [\"object\"]]", "a number and a name");
    refused("[[1], [\"1_object\"]]", "[[1]]", "a list of tokens and a list of objects");
    refused("[-4, -3]", "[-3, -4]", "ends before it begins");
    refused("[-4, -3], ", "", "a box is");
    refused("[[1, 2], [1, 2], [1, 2]]", "", "boxes for 3 entities");
  }

  private void refused(String from, String to, String expected) throws IOException {
    assertTrue(LOCATE_3D.contains(from));
    String content = LOCATE_3D.replace(from, to).replaceAll(",\\s*\\]", "]");
    Path file = file("l.json", content);
    InputException e = assertThrows(InputException.class, () -> SentenceFiles.read(file));
    assertTrue(e.getMessage().contains("entry 1"), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void damageIsRefusedOrHarmless() {
    String[][] samples = {
      {"a.json", SCAN_REFER.strip()}, {"b.json", LOCATE_3D.strip()}, {"c.csv", SR3D}
    };
    for (String[] sample : samples) {
      byte[] content = sample[1].getBytes(StandardCharsets.UTF_8);
      DamagedFiles damaged =
          new DamagedFiles(folder.resolve(sample[0]), content, SentenceFiles::read);
      assertTrue(damaged.truncations() > content.length / 2, sample[0]);
      assertTrue(damaged.changes(3, 400) > 20, sample[0]);
    }
  }

  @Test
  void peoplesSentencesAreReadWithTheirWords() {
    List<GroundedSentence> all =
        SentenceFiles.read(SharedFolder.data("sentences").resolve("val_arkitscenes.json"));
    assertEquals(425, all.size());
    int spans = 0;
    int mentions = 0;
    for (GroundedSentence s : all) {
      assertEquals(1, s.targets().size(), s.text());
      for (Mention m : s.mentions()) {
        mentions++;
        spans += m.spans().isEmpty() ? 0 : 1;
        assertEquals(1, m.boxes().size(), s.text());
      }
    }
    // Nearly all tokens are found in their sentence.
    assertTrue(spans >= 0.99 * mentions, spans + " of " + mentions);
    GroundedSentence first = all.get(0);
    assertEquals(List.of("frame"), words(first, 0));
    assertEquals(List.of("maroon towel"), words(first, 1));
    assertEquals(List.of("small side wooden drawer"), words(first, 2));
  }
}
