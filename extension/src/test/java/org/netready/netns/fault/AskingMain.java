// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import org.netready.environment.EnvironmentReader;
import org.xbill.DNS.ResolverConfig;

/**
 * The process of the client. Each line that it reads is a number, an environment file and cells; it
 * answers with a line for each cell, and one that says that these were all. Lines that come
 * together are answered at the same time. It remembers no names, and ends when its input does.
 */
final class AskingMain {

  static final String READY = "asking";
  static final String ANSWER = "answer ";
  static final String DONE = "done ";
  static final String BROKEN = "broken ";

  private AskingMain() {}

  public static void main(String[] arguments) throws IOException {
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println(READY);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String command = line;
      new Thread(() -> run(command)).start();
    }
    System.exit(0);
  }

  private static void run(String command) {
    String[] words = command.split(" ");
    ResolverConfig.refresh();
    try {
      Asking asking = new Asking(cells(words[2]), EnvironmentReader.read(Path.of(words[1])));
      asking.ask(answer -> System.out.println(ANSWER + words[0] + "\t" + answer.line()));
      System.out.println(DONE + words[0]);
    } catch (RuntimeException e) {
      System.out.println(BROKEN + words[0] + " " + e);
    }
  }

  private static List<Cell> cells(String ids) {
    return Arrays.stream(ids.split(",")).map(Cell::parse).toList();
  }
}
