// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.netready.probe.VantageException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.toxiproxy.ToxiproxyContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container. It shares the network of this machine: published ports, which are only
 * 32, hide a disabled proxy and a reset, since the engine accepts first; and the simulated network
 * listens on loopback. Engines in a virtual machine have no such network.
 */
final class DockerServer {

  /** The image if no other is chosen. */
  static final String IMAGE = "ghcr.io/shopify/toxiproxy:2.12.0";

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration REPLY = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final long LONGEST_PULL_MINUTES = 5;

  private DockerServer() {}

  /** Return whether there is an engine that has the image. */
  static boolean isReady(String image) {
    try {
      return DockerClientFactory.instance().isDockerAvailable() && hasImage(client(), image);
    } catch (RuntimeException e) {
      return false; // whatever it is, there is none to be had
    }
  }

  static Toxiproxy open(String setting, String image) throws VantageException {
    try {
      requireEngine();
      pullIfAbsent(client(), image);
      return start(setting, image);
    } catch (RuntimeException e) {
      throw new VantageException(
          "the container of %s does not start: %s; where Ryuk's image cannot be pulled, set"
                  .formatted(image, PlainLine.of(String.valueOf(e.getMessage())))
              + " TESTCONTAINERS_RYUK_DISABLED=true",
          e);
    }
  }

  private static void requireEngine() throws VantageException {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new VantageException(
          "no Docker engine answers; start one or set DOCKER_HOST, or use"
              + " netready.toxiproxy=embedded");
    }
    String system = String.valueOf(client().infoCmd().exec().getOperatingSystem());
    if (system.contains("Docker Desktop")) {
      throw new VantageException(
          "%s has no network of this machine for its containers; use netready.toxiproxy=path or"
                  .formatted(system)
              + " embedded");
    }
  }

  private static DockerClient client() {
    return DockerClientFactory.instance().client();
  }

  private static boolean hasImage(DockerClient client, String image) {
    try {
      client.inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static void pullIfAbsent(DockerClient client, String image) throws VantageException {
    if (hasImage(client, image)) {
      return;
    }
    try {
      if (!client
              .pullImageCmd(image)
              .start()
              .awaitCompletion(LONGEST_PULL_MINUTES, TimeUnit.MINUTES)
          || !hasImage(client, image)) {
        throw notPulled(image, "it takes too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notPulled(image, "interrupted");
    } catch (RuntimeException e) {
      throw notPulled(image, PlainLine.of(String.valueOf(e.getMessage())));
    }
  }

  private static VantageException notPulled(String image, String why) {
    return new VantageException(
        "the Docker engine has no image %s and cannot pull it: %s; docker load it, or name another"
                .formatted(image, why)
            + " with netready.toxiproxy=docker:IMAGE");
  }

  private static Toxiproxy start(String setting, String image) throws VantageException {
    InetSocketAddress api = freePort();
    ToxiproxyContainer container = container(image, api.getPort());
    container.start();
    if (!awaitAnswer(api)) {
      String said = PlainLine.of(container.getLogs().strip());
      container.stop();
      throw new VantageException(
          "the container of %s does not answer at %s and says '%s'; see that the engine runs on this"
                  .formatted(image, SocketText.of(api), said)
              + " machine and the image is Toxiproxy's");
    }
    return RealServer.attach(setting, "docker " + image, api, container::stop);
  }

  private static ToxiproxyContainer container(String image, int port) {
    DockerImageName name =
        DockerImageName.parse(image).asCompatibleSubstituteFor("ghcr.io/shopify/toxiproxy");
    ToxiproxyContainer container =
        new ToxiproxyContainer(name)
            .withNetworkMode("host")
            .withCommand("-host=127.0.0.1", "-port=" + port);
    container.setExposedPorts(List.of());
    container.setWaitStrategy(
        new AbstractWaitStrategy() {
          @Override
          protected void waitUntilReady() {
            // It has no ports to wait for; it is asked for its version instead.
          }
        });
    return container;
  }

  private static boolean awaitAnswer(InetSocketAddress api) {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      if (VersionRequest.isAnswered(api, REPLY)) {
        return true;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return false;
  }

  private static InetSocketAddress freePort() throws VantageException {
    try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
      return new InetSocketAddress(Loopback.address(), socket.getLocalPort());
    } catch (IOException e) {
      throw new VantageException("no port is free for a Toxiproxy: " + e.getMessage(), e);
    }
  }
}
