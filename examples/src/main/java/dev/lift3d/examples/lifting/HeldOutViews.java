package dev.lift3d.examples.lifting;

import dev.lift3d.core.InputException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which views are kept away from everything that is rendered: they are nobody's source, and their
 * pictures are not looked at when a scene is opened.
 */
public final class HeldOutViews implements IntPredicate {
  private final IntPredicate heldOut;

  private HeldOutViews(IntPredicate heldOut) {
    this.heldOut = heldOut;
  }

  /**
   * Views 0, n, 2n, ...
   *
   * @param n at least 2
   * @return the choice
   */
  public static HeldOutViews every(int n) {
    if (n < 2) {
      throw new IllegalArgumentException("every n-th view needs n of at least 2, found " + n);
    }
    return new HeldOutViews(view -> view % n == 0);
  }

  /**
   * Listed views.
   *
   * @param views indices from 0
   * @return the choice
   */
  public static HeldOutViews of(List<Integer> views) {
    return new HeldOutViews(Set.copyOf(views)::contains);
  }

  /**
   * No view: all may be sources.
   *
   * @return the choice
   */
  public static HeldOutViews none() {
    return new HeldOutViews(view -> false);
  }

  @Override
  public boolean test(int view) {
    return heldOut.test(view);
  }

  /**
   * The held-out views of a scene.
   *
   * @param count the scene's number of views
   * @return indices, rising
   * @throws InputException if no view is left to render from
   */
  public Set<Integer> within(int count) {
    Set<Integer> views = new TreeSet<>();
    IntStream.range(0, count).filter(heldOut).forEach(views::add);
    if (views.size() == count) {
      throw new InputException(
          "all " + count + " views are held out, which leaves none to render from; hold out fewer");
    }
    return views;
  }
}
