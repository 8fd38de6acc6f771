// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import okio.Buffer;
import okio.ByteString;

/**
 * An input stream that remembers how much came, the first of it, and whether it ended. It ends with
 * an exception after more than any answer needs, because parsers keep what they have not understood
 * yet, and some of them all of it.
 */
final class ReceivedBytes extends FilterInputStream {

  /** Enough for a handshake, and for 64 KiB of fields with the beginning of the content. */
  static final int MOST = 192 * 1024;

  private static final int REMEMBERED = 256;

  private final boolean isPeers;
  private final Optional<ReceivedBytes> below;
  private final Buffer first = new Buffer();
  private long count;
  private long waitedNanos;
  private long lastNanos = System.nanoTime();
  private boolean hasEnded;

  private ReceivedBytes(InputStream in, boolean isPeers, Optional<ReceivedBytes> below) {
    super(in);
    this.isPeers = isPeers;
    this.below = below;
  }

  /**
   * Return a stream of what comes over a connection from now on. Who waits for the peer lets others
   * compute meanwhile; if the connection is one of ours, that and the flood are its business.
   */
  static ReceivedBytes over(Socket connection) throws IOException {
    return connection instanceof ConnectedSocket below
        ? inside(below.getInputStream(), below.received())
        : new ReceivedBytes(ConnectionStreams.in(connection), true, Optional.empty());
  }

  /** Return a stream of what a session says that runs on top of another stream. */
  static ReceivedBytes inside(InputStream session, ReceivedBytes below) {
    return new ReceivedBytes(session, false, Optional.of(below));
  }

  /** Return the first bytes that came, at most 256. */
  synchronized ByteString first() {
    return first.snapshot();
  }

  /** Return how many bytes came. */
  synchronized long count() {
    return count;
  }

  /** Return whether the peer closed its side. */
  synchronized boolean hasEnded() {
    return hasEnded;
  }

  /** Return whether more came than any answer needs. */
  synchronized boolean isFlood() {
    return count >= MOST || below.filter(ReceivedBytes::isFlood).isPresent();
  }

  /** Return how long the peer was waited for, whether or not something came. */
  synchronized Duration waited() {
    return Duration.ofNanos(waitedNanos);
  }

  /** Return how long ago something was read last; if nothing was, how long there was the time. */
  synchronized Duration sinceLast() {
    return Duration.ofNanos(System.nanoTime() - lastNanos);
  }

  private synchronized void waited(long nanos) {
    waitedNanos += nanos;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (isFlood()) {
      throw new IOException("more than %s bytes came".formatted(MOST));
    }
    int read = isPeers ? wait(bytes, offset, length) : super.read(bytes, offset, length);
    remember(bytes, offset, read);
    return read;
  }

  private int wait(byte[] bytes, int offset, int length) throws IOException {
    Workers.pause();
    long before = System.nanoTime();
    try {
      return super.read(bytes, offset, length);
    } finally {
      waited(System.nanoTime() - before);
      Workers.resume();
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private synchronized void remember(byte[] bytes, int offset, int read) {
    if (read < 0) {
      hasEnded = true;
      return;
    }
    count += read;
    lastNanos = System.nanoTime();
    int room = (int) (REMEMBERED - first.size());
    if (room > 0) {
      first.write(bytes, offset, Math.min(room, read));
    }
  }
}
