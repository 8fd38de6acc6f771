// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.BufferedSource;

/** Records the answer as it comes off the wire, bounded and safe to print. */
final class AnswerRecorder implements Interceptor {

  private static final int MOST_FIELDS = 64;
  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_VALUE = 1024;
  private static final int LONGEST_CONTENT = 2048;
  private static final int LONGEST_REASON = 64;
  private static final int INCONSPICUOUS = 200;

  /** What is cut off so late was cut off by us. */
  private static final Duration AT_THE_END = Duration.ofMillis(100);

  private static final String SLOW = ", its content did not end within the limit";
  private static final String CUT = ", its content broke off";

  private final Optional<ProxyServer> proxy;
  private final Deadline deadline;
  private volatile Optional<Answer> answer = Optional.empty();

  /** Make a recorder for what comes from a host, or through a proxy that may echo credentials. */
  AnswerRecorder(Optional<ProxyServer> proxy, Deadline deadline) {
    this.proxy = proxy;
    this.deadline = deadline;
  }

  /**
   * An answer.
   *
   * @param status the status code
   * @param fields the fields, names in lower case, the first value of each, without secrets
   * @param content the beginning of the content
   * @param cause what is wrong with its content; empty if nothing
   * @param evidence what was seen, as a sentence part
   */
  record Answer(
      int status,
      Map<String, String> fields,
      String content,
      Optional<Cause> cause,
      String evidence) {}

  /** Return the answer; empty if none has come. */
  Optional<Answer> answer() {
    return answer;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Map<String, String> fields = fields(response.headers());
    String line =
        "HTTP status %s %s"
            .formatted(response.code(), PlainText.received(own(response.message()), LONGEST_REASON))
            .strip();
    answer = Optional.of(new Answer(response.code(), fields, "", Optional.empty(), line + SLOW));
    BufferedSource source = response.body().source();
    Optional<Cause> broken = read(source);
    byte[] bytes = source.getBuffer().snapshot().toByteArray();
    String content =
        clean(
            new String(
                bytes,
                0,
                Math.min(bytes.length, LONGEST_CONTENT),
                java.nio.charset.StandardCharsets.UTF_8),
            LONGEST_CONTENT);
    String end = broken.isPresent() ? CUT : isSlow() ? SLOW : "";
    answer = Optional.of(new Answer(response.code(), fields, content, broken, line + end));
    // OkHttp would act on 407, and on 503 with Retry-After; neither is ours to act on.
    return response.newBuilder().code(INCONSPICUOUS).build();
  }

  /** Read the beginning; what has come until it broke off is the content. */
  private Optional<Cause> read(BufferedSource source) {
    try {
      source.request(LONGEST_CONTENT);
      return Optional.empty();
    } catch (IOException e) {
      return isSlow() || e instanceof InterruptedIOException
          ? Optional.empty()
          : Optional.of(Cause.HTTP_INCOMPLETE);
    }
  }

  private boolean isSlow() {
    return deadline.remaining().compareTo(AT_THE_END) < 0;
  }

  private Map<String, String> fields(Headers headers) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < headers.size() && fields.size() < MOST_FIELDS; i++) {
      String name = clean(headers.name(i).toLowerCase(Locale.ROOT), LONGEST_NAME);
      fields.putIfAbsent(
          name, clean(Redaction.field(headers.name(i), headers.value(i)), LONGEST_VALUE));
    }
    return fields;
  }

  private String clean(String received, int longest) {
    return PlainText.of(own(received), longest);
  }

  /** Return what came without credentials of ours that it quotes. */
  private String own(String received) {
    return proxy.map(via -> via.redact(received)).orElse(received);
  }
}
