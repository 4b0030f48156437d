package dev.lift3d.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** What may depend on what; ARCHITECTURE.md says why. */
@AnalyzeClasses(packages = "dev.lift3d", importOptions = ProductionClasses.class)
class ArchitectureTest {
  private static final String TENSOR = "dev.lift3d.core.tensor..";
  private static final String EXAMPLES = "dev.lift3d.examples..";

  @ArchTest
  static final ArchRule modulesDependInOneDirection =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("ibr-core")
          .definedBy("dev.lift3d.core..")
          .optionalLayer("epipolar")
          .definedBy("dev.lift3d.epipolar..")
          .optionalLayer("feature-correction")
          .definedBy("dev.lift3d.correction..")
          .optionalLayer("operators")
          .definedBy("dev.lift3d.operators..")
          .optionalLayer("lift-grounding")
          .definedBy("dev.lift3d.grounding..")
          .layer("examples")
          .definedBy(EXAMPLES)
          .whereLayer("ibr-core")
          .mayNotAccessAnyLayer()
          .whereLayer("epipolar")
          .mayOnlyAccessLayers("ibr-core")
          .whereLayer("operators")
          .mayOnlyAccessLayers("ibr-core")
          .whereLayer("feature-correction")
          .mayOnlyAccessLayers("ibr-core", "epipolar")
          .whereLayer("lift-grounding")
          .mayOnlyAccessLayers("ibr-core", "epipolar", "feature-correction", "operators")
          .whereLayer("examples")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("dev.lift3d.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theRawEngineIsKnownToTensorsOnly = only(TENSOR, "ai.djl.pytorch..");

  @ArchTest
  static final ArchRule imageCodecsAreKnownToImagesOnly =
      only("dev.lift3d.core.image..", "org.apache.commons.imaging..", "javax.imageio..");

  @ArchTest
  static final ArchRule nd4jIsKnownToLinearAlgebraOnly =
      only("dev.lift3d.core.linalg..", "org.nd4j..");

  @ArchTest
  static final ArchRule theCommandLineIsKnownToExamplesOnly =
      only(EXAMPLES, "picocli..", "me.tongfei..", "org.openjdk.jmh..");

  @ArchTest
  static final ArchRule jcudaIsKnownToCudaClassesOnly =
      noClasses()
          .that(are(not(cudaClasses())))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jcuda..");

  @ArchTest
  static final ArchRule djlCallsThatCutGradientsAreWrapped =
      noClasses()
          .that()
          .resideOutsideOfPackage(TENSOR)
          .should()
          .accessTargetWhere(cutsTheGradientOrAborts())
          .because("they cut the gradient silently, and some types end the process");

  @ArchTest
  static final ArchRule djlTrainersAreNotUsed =
      noClasses()
          .should()
          .dependOnClassesThat(
              are(nameMatching("ai\\.djl\\.training\\.(EasyTrain|Trainer)(\\$.*)?")))
          .because("they keep no optimizer state and lose failures of their threads");

  @ArchTest
  static final ArchRule onlyExamplesPrint =
      noClasses().that().resideOutsideOfPackage(EXAMPLES).should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule onlyExamplesEndTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage(EXAMPLES)
          .should()
          .accessTargetWhere(endsTheProcess());

  @ArchTest
  static final ArchRule slf4jIsTheOneLog =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl)(\\$.*)?")
          .because("such a name says nothing: name what the class is or does");

  private static ArchRule only(String home, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat(are(resideInAnyPackage(libraries)));
  }

  private static DescribedPredicate<JavaClass> cudaClasses() {
    return resideInAPackage("dev.lift3d.core.cuda..")
        .or(resideInAPackage("dev.lift3d..cuda..").and(nameMatching(".*\\.Cuda[^.]*")))
        .as("classes of core.cuda, or named Cuda* in a cuda package");
  }

  private static DescribedPredicate<JavaAccess<?>> cutsTheGradientOrAborts() {
    Set<String> names = Set.of("toType", "duplicate", "toDevice");
    return DescribedPredicate.describe(
        "DJL's toType, duplicate or toDevice is called",
        call ->
            call.getTargetOwner().getPackageName().startsWith("ai.djl")
                && names.contains(call.getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> endsTheProcess() {
    Set<String> owners = Set.of("java.lang.System", "java.lang.Runtime");
    return DescribedPredicate.describe(
        "System.exit, Runtime.exit or halt is called",
        call ->
            owners.contains(call.getTargetOwner().getName())
                && Set.of("exit", "halt").contains(call.getName()));
  }
}
