// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/**
 * The streams of a connection, whose failures are all of the type that says so. A socket on top of
 * a channel throws a bare {@link IOException} when a write meets a reset, as a broken protocol
 * would.
 */
final class ConnectionStreams {

  private ConnectionStreams() {}

  /** Return what comes in. */
  static InputStream in(Socket connection) throws IOException {
    return new In(connection.getInputStream());
  }

  /** Return what goes out. */
  static OutputStream out(Socket connection) throws IOException {
    return new Out(connection.getOutputStream());
  }

  private static IOException typed(IOException failure) {
    if (failure instanceof SocketException || failure instanceof InterruptedIOException) {
      return failure;
    }
    var typed = new SocketException(failure.getMessage());
    typed.initCause(failure);
    return typed;
  }

  private static final class In extends FilterInputStream {

    In(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        throw typed(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        throw typed(e);
      }
    }
  }

  private static final class Out extends FilterOutputStream {

    Out(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      try {
        out.write(one);
      } catch (IOException e) {
        throw typed(e);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw typed(e);
      }
    }
  }
}
