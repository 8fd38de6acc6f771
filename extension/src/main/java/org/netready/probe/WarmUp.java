// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Loads what a first TLS handshake or HTTP exchange of a process needs, before any deadline runs: a
 * Java that has just begun takes a second or more for it, which is no time of the peer's.
 */
final class WarmUp {

  private final TlsReading reading;
  private @Nullable CompletableFuture<Void> done;

  WarmUp(TlsReading reading) {
    this.reading = reading;
  }

  /** Return when a question can be asked: at once, if it needs nothing of this, or all is there. */
  CompletableFuture<Void> before(Question question) {
    return switch (question.application().protocol()) {
      case TLS, HTTPS, HTTP -> begun();
      case NONE, SSH, SMTP, DNS, NTP, QUIC -> CompletableFuture.completedFuture(null);
    };
  }

  private synchronized CompletableFuture<Void> begun() {
    CompletableFuture<Void> known = done;
    if (known == null) {
      CompletableFuture<Void> begun = new CompletableFuture<>();
      var unused = Workers.submit(() -> run(begun));
      done = begun;
      return begun;
    }
    return known;
  }

  private void run(CompletableFuture<Void> end) {
    try {
      reading.prepare();
      hello();
      HttpProbe.prepare();
    } catch (VantageException | GeneralSecurityException | SSLException e) {
      // Whoever needs it meets the same and says so; who does not, is not held up.
    } finally {
      end.complete(null);
    }
  }

  /** Make a ClientHello for nobody. */
  private static void hello() throws GeneralSecurityException, SSLException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, null, null);
    SSLEngine engine = context.createSSLEngine("warm-up.invalid", 443);
    engine.setUseClientMode(true);
    engine.beginHandshake();
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      engine.wrap(ByteBuffer.allocate(0), out);
    }
  }
}
