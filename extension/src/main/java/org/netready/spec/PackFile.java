// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.netready.yaml.Problems;

/**
 * Where a pack is read from.
 *
 * @param label what messages call the file
 * @param source where it is, for links
 * @param url where it is read
 */
record PackFile(String label, URI source, URL url) {

  /** Folders of build output, and the folders whose files end there. */
  private static final Map<String, String> ORIGINALS =
      Map.of(
          "/target/classes/", "/src/main/resources/",
          "/target/test-classes/", "/src/test/resources/",
          "/build/resources/main/", "/src/main/resources/",
          "/build/resources/test/", "/src/test/resources/");

  /** Return the pack with a name on the class path; empty if there is none. */
  static Optional<PackFile> named(ClassLoader loader, String name) {
    return resource(loader, PackCatalog.FOLDER + name + ".yaml");
  }

  /** Return the pack in a resource of the class path; empty if there is none. */
  static Optional<PackFile> resource(ClassLoader loader, String resource) {
    return Optional.ofNullable(loader.getResource(resource))
        .map(url -> new PackFile(resource, original(uri(url)), url));
  }

  /** Return the pack in a file, which may be absent. */
  static PackFile of(String label, Path file) {
    try {
      URI uri = file.toUri();
      return new PackFile(label, uri, uri.toURL());
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException("not a file: " + file, e);
    }
  }

  /** Read it. A file that is absent or cannot be read is a problem. */
  Optional<Pack> read(Problems problems) {
    try (InputStream stream = url.openStream()) {
      return new PackReader(problems).read(label, source, stream);
    } catch (IOException e) {
      problems.add("pack file '%s' cannot be read: %s".formatted(label, e));
      return Optional.empty();
    }
  }

  /** The file that somebody edits, if this one is a copy that a build made. */
  private static URI original(URI uri) {
    if (!"file".equals(uri.getScheme())) {
      return uri;
    }
    String text = uri.toString();
    return ORIGINALS.entrySet().stream()
        .filter(entry -> text.contains(entry.getKey()))
        .map(entry -> URI.create(replaceLast(text, entry.getKey(), entry.getValue())))
        .filter(candidate -> Files.isRegularFile(Path.of(candidate)))
        .map(candidate -> Path.of(candidate).toUri())
        .findFirst()
        .orElseGet(() -> Path.of(uri).toUri());
  }

  private static String replaceLast(String text, String part, String replacement) {
    int at = text.lastIndexOf(part);
    return text.substring(0, at) + replacement + text.substring(at + part.length());
  }

  private static URI uri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class loader gave a wrong URL: " + url, e);
    }
  }
}
