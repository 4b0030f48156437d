package dev.lift3d.examples.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lift3d.core.InputException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewListTest {
  @Test
  void numbersKeepTheirOrder() {
    assertEquals(List.of(16, 0, 8), ViewList.parse("16,0, 8").indices());
  }

  @Test
  void aRangeIncludesBothEnds() {
    assertEquals(List.of(0, 1, 2, 3, 4), ViewList.parse("0-4").indices());
    assertEquals(List.of(9, 2, 3, 7), ViewList.parse("9,2-3,7-7").indices());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "1,",
        "a",
        "-1",
        "1-",
        "4-2",
        "1-2-3",
        "1.5",
        "3,3",
        "0-5,2",
        "0-99999999",
        "99999999999"
      })
  void whatIsNoListIsRefused(String text) {
    InputException e = assertThrows(InputException.class, () -> ViewList.parse(text));
    assertTrue(e.getMessage().contains("as 0,8,16") || e.getMessage().contains("twice"));
  }

  @Test
  void aViewThatTheSceneLacksIsRefusedByNumber() {
    ViewList list = ViewList.parse("0-4");
    assertEquals(5, list.within(5).size());
    InputException e = assertThrows(InputException.class, () -> list.within(4));
    assertEquals("there is no view 4: the scene's views are 0 to 3", e.getMessage());
  }

  @Test
  void aPathIsAWordOrAList() {
    assertEquals(
        new PathChoice(PathChoice.Kind.SPIRAL, Optional.empty()), PathChoice.parse("spiral"));
    assertEquals(
        new PathChoice(PathChoice.Kind.VIEWS, Optional.of(new ViewList(List.of(1, 2)))),
        PathChoice.parse("1-2"));
    assertThrows(InputException.class, () -> PathChoice.parse("spiralling"));
  }
}
