// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Times blackbox_exporter, which is running already, as Prometheus asks it: all at once. */
final class BlackboxExporter implements AutoCloseable {

  private static final int PORT = 21_900;
  private static final int CONCURRENCY = 32;

  private final BackgroundProcess process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY);
  private final List<Double> seconds = new ArrayList<>();

  private BlackboxExporter(BackgroundProcess process) {
    this.process = process;
  }

  /** Start it, with one module. */
  static BlackboxExporter open(Path folder, Path authority) {
    Path file =
        Scratch.write(
            folder.resolve("blackbox.yaml"),
            """
            modules:
              https:
                prober: http
                timeout: 5s
                http:
                  valid_status_codes: [200]
                  fail_if_not_ssl: true
                  preferred_ip_protocol: ip4
                  tls_config: {ca_file: %s}
            """
                .formatted(authority));
    List<String> words =
        List.of(
            command(),
            "--config.file=" + file,
            "--log.level=error",
            "--web.listen-address=127.0.0.1:" + PORT);
    return new BlackboxExporter(
        BackgroundProcess.start(folder.resolve("blackbox.log"), PORT, words));
  }

  static String version() {
    return Command.output(command(), "--version").lines().findFirst().orElse("");
  }

  /** Ask it for all ports. The first time is not counted: the client of this JVM is cold then. */
  void round(List<Integer> ports) {
    if (seconds.isEmpty()) {
      var unused = ask(ports);
    }
    seconds.add(ask(ports));
  }

  double best() {
    return new Series(seconds).median();
  }

  void print() {
    Report.seconds("blackbox_exporter, running already", new Series(seconds));
  }

  private double ask(List<Integer> ports) {
    List<Callable<Boolean>> questions = new ArrayList<>();
    ports.forEach(port -> questions.add(() -> isSuccess(port)));
    long start = System.nanoTime();
    try {
      for (Future<Boolean> answer : threads.invokeAll(questions)) {
        if (!answer.get()) {
          throw new IllegalStateException("a probe of blackbox_exporter failed");
        }
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("blackbox_exporter did not answer", e);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private boolean isSuccess(int port) throws IOException, InterruptedException {
    String target = URLEncoder.encode("https://localhost:%s/".formatted(port), UTF_8);
    URI uri =
        URI.create("http://127.0.0.1:%s/probe?module=https&target=%s".formatted(PORT, target));
    String body =
        client
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    return body.contains("\nprobe_success 1\n");
  }

  private static String command() {
    return System.getProperty("benchmark.blackbox", "prometheus-blackbox-exporter");
  }

  @Override
  public void close() {
    threads.shutdownNow();
    process.close();
  }
}
