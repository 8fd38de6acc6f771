// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.Locale;
import org.netready.probe.Application.Protocol;

/** Speaks first: SSH (RFC 4253, section 4.2) or SMTP (RFC 5321, section 3.1). */
final class GreetingServer {

  private GreetingServer() {}

  static void converse(ServedEndpoint served, Socket client) throws IOException {
    if (served.speaks(Protocol.SSH)) {
      say(client, "SSH-2.0-netready-simulated");
      ServiceResponder.hold(client);
    } else {
      mail(client);
    }
  }

  private static void mail(Socket client) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    say(client, "220 netready-simulated ESMTP");
    String command = commands.readLine();
    while (command != null && !is(command, "QUIT")) {
      say(client, is(command, "EHLO") || is(command, "HELO") ? "250 simulated" : "502 simulated");
      command = commands.readLine();
    }
    if (command != null) {
      say(client, "221 simulated");
    }
  }

  private static boolean is(String command, String verb) {
    return command.toUpperCase(Locale.ROOT).startsWith(verb);
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
  }
}
