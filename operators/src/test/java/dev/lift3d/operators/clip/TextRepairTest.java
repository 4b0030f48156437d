package dev.lift3d.operators.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRepairTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "\u00E2\u20AC\u2122, '",
        "\u00C3\u00A9t\u00C3\u00A9, \u00E9t\u00E9",
        "\u00F0\u0178\u02DC\u20AC, \uD83D\uDE00",
        "&eacute;&notit;, \u00E9\u00ACit;",
        "&#x41;&#66;, AB",
        "\uFF21\u3000\uFB01, A fi",
        "a\u001B[31mred\u001B[0m, ared",
        "e\u0301, \u00E9"
      })
  void damageIsUndone(String damaged, String whole) {
    assertEquals(whole, HtmlEntities.unescape(TextRepair.repair(damaged)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "na\u00EFve fa\u00E7ade",
        "Charlotte Bront\u00EB\u2026\u201D is read",
        "AH\u00C5\u2122, the sofa from IKEA\u00AE",
        "fish & chips; a<b&amp;",
        "&nosuchname;",
        "\u00C9COLE \u00C0 LA CARTE"
      })
  void whatMayBeMeantIsLeft(String text) {
    String quotes = text.replace('\u201D', '"');
    assertEquals(quotes, TextRepair.repair(text));
  }
}
