// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.netready.netns.JavaProcess;
import org.netready.netns.Namespace;

/** The process of {@link AskingMain}, which lives as long as the bed and is warm after a while. */
final class Client implements AutoCloseable {

  private static final int MOST_SECONDS = 120;

  private final Process process;
  private final BufferedWriter commands;
  private final Map<Integer, Asked> asked = new ConcurrentHashMap<>();
  private final StringBuilder noise = new StringBuilder();
  private int number;

  private record Asked(List<Answer> answers, CompletableFuture<List<Answer>> all) {}

  private Client(Process process) {
    this.process = process;
    this.commands = process.outputWriter(UTF_8);
    Thread reader = new Thread(this::read, "answers of the client");
    reader.setDaemon(true);
    reader.start();
  }

  /** Start it. */
  static Client start(Namespace namespace) {
    ProcessBuilder builder = JavaProcess.builder(namespace, List.of(), AskingMain.class, List.of());
    builder.environment().put(ProxyRows.RIGHT_PASSWORD, "secret");
    builder.environment().put(ProxyRows.WRONG_PASSWORD, "guessed");
    try {
      return new Client(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Let it ask; what is asked before the answers are there is asked at the same time. */
  synchronized CompletableFuture<List<Answer>> ask(Path environment, List<Cell> cells) {
    int id = ++number;
    Asked question = new Asked(new ArrayList<>(), new CompletableFuture<>());
    asked.put(id, question);
    try {
      commands.write(
          "%d %s %s%n"
              .formatted(
                  id,
                  environment,
                  cells.stream().map(Cell::text).collect(Collectors.joining(","))));
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(noise.toString(), e);
    }
    return question.all().orTimeout(MOST_SECONDS, TimeUnit.SECONDS);
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
    } catch (IOException e) {
      noise.append(e);
    }
    asked
        .values()
        .forEach(it -> it.all().completeExceptionally(new IllegalStateException(noise.toString())));
  }

  private void take(String line) {
    if (line.startsWith(AskingMain.ANSWER)) {
      String[] parts = line.substring(AskingMain.ANSWER.length()).split("\t", 2);
      of(parts[0]).answers().add(Answer.parse(parts[1]));
    } else if (line.startsWith(AskingMain.DONE)) {
      Asked done = of(line.substring(AskingMain.DONE.length()));
      done.all().complete(List.copyOf(done.answers()));
    } else if (line.startsWith(AskingMain.BROKEN)) {
      String[] parts = line.substring(AskingMain.BROKEN.length()).split(" ", 2);
      of(parts[0]).all().completeExceptionally(new IllegalStateException(parts[1]));
    } else {
      noise.append(line).append('\n');
    }
  }

  private Asked of(String id) {
    return asked.get(Integer.parseInt(id));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
