// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.yaml.Position;

/** Finds the place in a Java source that called this package. */
final class JavaSource {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final List<String> FOLDERS =
      List.of("src/test/java", "src/main/java", "src/test/kotlin", "src/main/kotlin");
  private static final int HIGHEST = 6;

  private JavaSource() {}

  /** Return the line that called this package, in the source file if it can be found. */
  static Position caller() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !isOfThisPackage(frame.getDeclaringClass()))
                .findFirst()
                .map(JavaSource::position)
                .orElseThrow());
  }

  /** Tests of this package are callers too. */
  private static boolean isOfThisPackage(Class<?> type) {
    return List.of(JavaSource.class, Requirements.class).contains(type);
  }

  private static Position position(StackWalker.StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    String folder = type.getPackageName().replace('.', '/');
    String file = (folder.isEmpty() ? "" : folder + "/") + frame.getFileName();
    URI source = source(type, file).orElseGet(() -> URI.create("classpath:/" + file));
    return new Position(
        String.valueOf(frame.getFileName()), source, Math.max(1, frame.getLineNumber()), 1);
  }

  /** Look for the file in the source folders of the directories above the class. */
  private static Optional<URI> source(Class<?> type, String file) {
    return Stream.iterate(folder(type), Optional::isPresent, it -> it.map(Path::getParent))
        .limit(HIGHEST)
        .flatMap(Optional::stream)
        .flatMap(folder -> FOLDERS.stream().map(sources -> folder.resolve(sources).resolve(file)))
        .filter(Files::isRegularFile)
        .map(Path::toUri)
        .findFirst();
  }

  private static Optional<Path> folder(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .flatMap(JavaSource::path);
  }

  private static Optional<Path> path(URL location) {
    try {
      return Optional.of(Path.of(location.toURI()));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }
}
