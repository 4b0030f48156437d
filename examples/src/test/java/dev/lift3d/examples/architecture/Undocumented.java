package dev.lift3d.examples.architecture;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds what a user of the library can see and nobody explained.
 *
 * <p>Stands in for Javadoc's own group "missing", which no compact constructor of a record can
 * satisfy in JDK 17: with a comment it wants {@code @param}, without one it wants a comment.
 */
final class Undocumented extends TreePathScanner<Void, Boolean> {
  private final DocTrees comments;
  private final List<String> found = new ArrayList<>();

  private Undocumented(DocTrees comments) {
    this.comments = comments;
  }

  /** Lists them as "File.java: Type.member". */
  static List<String> in(Collection<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      Undocumented scanner = new Undocumented(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, true);
      }
      return scanner.found;
    }
  }

  @Override
  public Void visitClass(ClassTree type, Boolean outerIsVisible) {
    boolean visible = outerIsVisible && isVisible(type.getModifiers());
    if (visible) {
      require(type.getSimpleName());
      if (type.getKind() == Tree.Kind.RECORD) {
        requireComponents(type);
      }
    }
    return super.visitClass(type, visible);
  }

  @Override
  public Void visitMethod(MethodTree method, Boolean typeIsVisible) {
    boolean overrides =
        method.getModifiers().getAnnotations().stream()
            .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
    if (typeIsVisible && isVisible(method.getModifiers()) && !overrides && !isImplicit(method)) {
      require(method.getName());
    }
    return null; // what is inside a method cannot be seen from outside
  }

  @Override
  public Void visitVariable(VariableTree field, Boolean typeIsVisible) {
    if (typeIsVisible && isVisible(field.getModifiers())) {
      require(field.getName());
    }
    return null;
  }

  private void requireComponents(ClassTree type) {
    DocCommentTree comment = comments.getDocCommentTree(getCurrentPath());
    if (comment == null) {
      return;
    }
    Set<String> explained =
        comment.getBlockTags().stream()
            .filter(ParamTree.class::isInstance)
            .map(tag -> ((ParamTree) tag).getName().toString())
            .collect(Collectors.toSet());
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree component
          && !component.getModifiers().getFlags().contains(Modifier.STATIC)
          && !explained.contains(component.getName().toString())) {
        report(component.getName());
      }
    }
  }

  private boolean isVisible(ModifiersTree modifiers) {
    TreePath parent = getCurrentPath().getParentPath();
    boolean inInterface =
        parent.getLeaf() instanceof ClassTree outer && outer.getKind() == Tree.Kind.INTERFACE;
    return inInterface
        || modifiers.getFlags().contains(Modifier.PUBLIC)
        || modifiers.getFlags().contains(Modifier.PROTECTED);
  }

  /** The parser adds default constructors; they stand where their class stands. */
  private boolean isImplicit(MethodTree method) {
    CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
    return comments.getSourcePositions().getEndPosition(unit, method) < 0;
  }

  private void require(CharSequence name) {
    if (comments.getDocComment(getCurrentPath()) == null) {
      report(name);
    }
  }

  private void report(CharSequence name) {
    String file =
        Path.of(getCurrentPath().getCompilationUnit().getSourceFile().getName()).toString();
    found.add(file + ": " + name);
  }
}
