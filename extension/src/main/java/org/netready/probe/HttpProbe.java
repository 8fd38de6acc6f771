// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Puts one HTTP request to whoever is at the other end of a connection, with everything in OkHttp
 * switched off that would ask twice.
 */
final class HttpProbe {

  /** RFC 9110, section 15. */
  private static final int LEAST_STATUS = 100;

  private final Deadline deadline;

  HttpProbe(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Send a request and read the answer. */
  Layer.Http get(ConnectedSocket wire, HttpRequest request) {
    Duration before = deadline.elapsed();
    var recorder = new AnswerRecorder(request.proxy(), deadline);
    Call call = client(wire, request, recorder).newCall(request.toOkHttp());
    try {
      Response response = call.execute();
      // Closing an answer would read on for a while, in the hope to use the connection again.
      call.cancel();
      response.close();
    } catch (IOException e) {
      if (recorder.answer().isEmpty()) {
        StreamFailure failure = failure(e, wire.received());
        String evidence =
            request
                .proxy()
                .map(proxy -> proxy.evidence(failure, wire.received()))
                .orElse(failure.evidence());
        return failed(failure.cause(), evidence, deadline.elapsed().minus(before));
      }
    }
    AnswerRecorder.Answer answer = recorder.answer().orElseThrow();
    if (answer.status() < LEAST_STATUS) {
      return failed(
          Cause.HTTP_NOT_SPOKEN,
          "what answered is no HTTP, which has no such status; it begins "
              + StreamFailure.quote(wire.received()),
          deadline.elapsed().minus(before));
    }
    return new Layer.Http(
        answer.status(),
        answer.fields(),
        answer.content(),
        answer.cause(),
        answer.evidence(),
        deadline.elapsed().minus(before));
  }

  /** Load what all requests share, which takes a while. */
  static void prepare() {
    var unused = Shared.CLIENT.dispatcher();
  }

  /** Return the layer of a request without an answer. */
  static Layer.Http failed(Cause cause, String evidence, Duration took) {
    return new Layer.Http(0, Map.of(), "", Optional.of(cause), evidence, took);
  }

  private StreamFailure failure(IOException e, ReceivedBytes received) {
    StreamFailure failure = StreamFailure.of(e, received, deadline, Cause.HTTP_NOT_SPOKEN);
    return failure.cause() == Cause.HTTP_NOT_SPOKEN && e instanceof SSLException
        ? new StreamFailure(
            Cause.TLS_HANDSHAKE_FAILED,
            "the server ended the TLS session before an answer" + StreamFailure.text(e))
        : failure;
  }

  private OkHttpClient client(ConnectedSocket wire, HttpRequest request, AnswerRecorder recorder) {
    var client =
        Shared.CLIENT
            .newBuilder()
            .socketFactory(new OneSocketFactory(wire))
            .callTimeout(Duration.ofMillis(deadline.timeoutMillis()))
            .addNetworkInterceptor(recorder);
    request.proxy().ifPresent(proxy -> client.proxy(absoluteForm(proxy)));
    return client.build();
  }

  /** The connection to it is open; this is what makes OkHttp write the target in absolute form. */
  private static Proxy absoluteForm(ProxyServer proxy) {
    return new Proxy(
        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host().text(), proxy.port()));
  }

  /** What all requests share; made when the first is, because it takes a while. */
  private static final class Shared {

    /** TLS has been spoken by the time that OkHttp is asked, so that it needs no trust store. */
    static final OkHttpClient CLIENT =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .fastFallback(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .protocols(List.of(Protocol.HTTP_1_1))
            .proxy(Proxy.NO_PROXY)
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .dns(name -> List.of(InetAddress.getLoopbackAddress()))
            .build();
  }
}
