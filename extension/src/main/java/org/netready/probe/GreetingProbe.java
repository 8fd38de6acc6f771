// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Hears or asks for the first word of protocols that are neither TLS nor HTTP. */
final class GreetingProbe {

  private static final int LONGEST_LINE = 512;
  private static final int LONGEST_GREETING = 256;
  private static final int MOST_LINES_BEFORE_SSH = 50;
  private static final int DNS_LENGTH_BYTES = 2;
  private static final int MOST_LINES_OF_A_REPLY = 100;
  private static final String EHLO = "EHLO netready.invalid\r\n";
  private static final String QUIT = "QUIT\r\n";
  private static final int DNS_ID_BYTES = 2;
  private static final Pattern IDENTIFICATION = Pattern.compile("SSH-(?:2\\.0|1\\.99)-\\S");

  private final Deadline deadline;

  GreetingProbe(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Wait for SSH's identification string; lines may come before it (RFC 4253, section 4.2). */
  Layer.Greeting ssh(ConnectedSocket wire) {
    return greeting(
        wire,
        () ->
            line(wire.getInputStream(), GreetingProbe::isIdentification, MOST_LINES_BEFORE_SSH + 1)
                .map(DatagramQuestion.Answer::right),
        "identified itself as ",
        "SSH-");
  }

  /** SSH 2 alone, or both versions, with the name of a software: RFC 4253, sections 4.2 and 5.1. */
  private static boolean isIdentification(String line) {
    return IDENTIFICATION.matcher(line).lookingAt();
  }

  /**
   * Wait for SMTP's greeting, and greet in turn (RFC 5321, sections 3.1 and 3.2): a server of FTP
   * says 220 as well.
   */
  Layer.Greeting smtp(ConnectedSocket wire) {
    return greeting(
        wire,
        () -> {
          Optional<String> greeted = reply(wire.getInputStream(), "220");
          return greeted.isPresent() && isMail(wire)
              ? greeted.map(DatagramQuestion.Answer::right)
              : Optional.empty();
        },
        "greeted ",
        "220, and 250 to EHLO");
  }

  private static boolean isMail(ConnectedSocket wire) throws IOException {
    write(wire.getOutputStream(), EHLO);
    boolean isMail = reply(wire.getInputStream(), "250").isPresent();
    if (isMail) {
      write(wire.getOutputStream(), QUIT);
    }
    return isMail;
  }

  /** Read a reply of one or more lines; empty if it has another code. */
  private static Optional<String> reply(InputStream in, String code) throws IOException {
    Optional<String> first = line(in, it -> it.startsWith(code), 1);
    boolean isLast = first.filter(it -> !it.startsWith(code + "-")).isPresent();
    if (first.isPresent() && !isLast) {
      Optional<String> last = line(in, it -> !it.startsWith(code + "-"), MOST_LINES_OF_A_REPLY);
      return last.filter(it -> it.startsWith(code)).isPresent() ? first : Optional.empty();
    }
    return first;
  }

  private static void write(OutputStream out, String command) throws IOException {
    out.write(command.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Ask for the root's name servers over TCP (RFC 7766). */
  Layer.Greeting dns(ConnectedSocket wire) {
    DnsQuestion question = DnsQuestion.rootServers();
    return greeting(
        wire,
        () -> {
          send(wire.getOutputStream(), question.wire());
          byte[] answer = receive(wire.getInputStream(), question);
          return question.read(answer);
        },
        "DNS answered ",
        "a DNS answer");
  }

  /**
   * Listen for a while, without having asked anything.
   *
   * @param time how long
   * @return what came, or how the peer ended it; empty if it stayed silent
   */
  Optional<Layer.Greeting> unasked(ConnectedSocket wire, Duration time) throws IOException {
    Duration before = deadline.elapsed();
    Optional<EarlyEnd> end = EarlyEnd.watch(wire, time);
    String came = text(wire.received().first().toByteArray());
    if (end.isEmpty() && came.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Layer.Greeting(
            came,
            end.map(EarlyEnd::cause),
            end.map(it -> "the connection opened, " + it.evidence())
                .orElse("'%s' came unasked".formatted(came)),
            deadline.elapsed().minus(before)));
  }

  /** What asks or listens; empty if what came is something else. */
  private interface Conversation {
    Optional<DatagramQuestion.Answer> hold() throws IOException;
  }

  private Layer.Greeting greeting(
      ConnectedSocket wire, Conversation conversation, String sentence, String expected) {
    Duration before = deadline.elapsed();
    try {
      Optional<DatagramQuestion.Answer> answer = conversation.hold();
      Duration took = deadline.elapsed().minus(before);
      return answer
          .map(
              it ->
                  new Layer.Greeting(it.text(), it.cause(), sentence + "'" + it.text() + "'", took))
          .orElseGet(() -> mismatch(wire.received(), expected, took));
    } catch (IOException e) {
      StreamFailure failure =
          StreamFailure.of(e, wire.received(), deadline, Cause.PROTOCOL_MISMATCH);
      return new Layer.Greeting(
          text(wire.received().first().toByteArray()),
          Optional.of(failure.cause()),
          failure.evidence(),
          deadline.elapsed().minus(before));
    }
  }

  private static Layer.Greeting mismatch(ReceivedBytes received, String expected, Duration took) {
    return new Layer.Greeting(
        text(received.first().toByteArray()),
        Optional.of(Cause.PROTOCOL_MISMATCH),
        "expected %s, what came begins %s".formatted(expected, StreamFailure.quote(received)),
        took);
  }

  private static Optional<String> line(InputStream in, Predicate<String> isRight, int most)
      throws IOException {
    for (int i = 0; i < most; i++) {
      String line = line(in);
      if (isRight.test(line)) {
        return Optional.of(PlainText.received(line, LONGEST_GREETING));
      }
    }
    return Optional.empty();
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n' && line.size() < LONGEST_LINE; read = in.read()) {
      if (read < 0) {
        throw new EOFException("closed within a line");
      }
      line.write(read);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private static void send(OutputStream out, byte[] message) throws IOException {
    out.write(
        ByteBuffer.allocate(DNS_LENGTH_BYTES + message.length)
            .putShort((short) message.length)
            .put(message)
            .array());
    out.flush();
  }

  /** Return an answer; no more than its beginning is waited for if that is none of the question. */
  private static byte[] receive(InputStream in, DnsQuestion question) throws IOException {
    byte[] head = in.readNBytes(DNS_LENGTH_BYTES + DNS_ID_BYTES);
    if (head.length < DNS_LENGTH_BYTES + DNS_ID_BYTES) {
      throw new EOFException("closed before an answer");
    }
    ByteBuffer read = ByteBuffer.wrap(head);
    int length = Short.toUnsignedInt(read.getShort());
    byte[] id = Arrays.copyOfRange(head, DNS_LENGTH_BYTES, head.length);
    if (!question.isAnsweredBy(read.getShort()) || length < DNS_ID_BYTES) {
      return id;
    }
    byte[] rest = in.readNBytes(length - DNS_ID_BYTES);
    if (rest.length < length - DNS_ID_BYTES) {
      throw new EOFException("closed within an answer");
    }
    return ByteBuffer.allocate(id.length + rest.length).put(id).put(rest).array();
  }

  private static String text(byte[] received) {
    return PlainText.received(received, LONGEST_GREETING);
  }
}
