// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
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

  private final Optional<ProxyServer> proxy;
  private volatile Optional<Answer> answer = Optional.empty();

  /** Make a recorder for what comes from a host, or through a proxy that may echo credentials. */
  AnswerRecorder(Optional<ProxyServer> proxy) {
    this.proxy = proxy;
  }

  /**
   * An answer.
   *
   * @param status the status code
   * @param fields the fields, names in lower case, the first value of each
   * @param content the beginning of the content
   * @param evidence what was seen, as a sentence part
   */
  record Answer(int status, Map<String, String> fields, String content, String evidence) {}

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
            .formatted(response.code(), clean(response.message(), LONGEST_REASON))
            .strip();
    answer = Optional.of(new Answer(response.code(), fields, "", line + ", its content broke off"));
    BufferedSource source = response.body().source();
    boolean isWhole = read(source);
    byte[] bytes = source.getBuffer().snapshot().toByteArray();
    String content =
        clean(
            new String(
                bytes,
                0,
                Math.min(bytes.length, LONGEST_CONTENT),
                java.nio.charset.StandardCharsets.UTF_8),
            LONGEST_CONTENT);
    answer =
        Optional.of(
            new Answer(
                response.code(),
                fields,
                content,
                isWhole ? line : line + ", its content broke off"));
    // OkHttp would act on 407, and on 503 with Retry-After; neither is ours to act on.
    return response.newBuilder().code(INCONSPICUOUS).build();
  }

  private static boolean read(BufferedSource source) {
    try {
      source.request(LONGEST_CONTENT);
      return true;
    } catch (IOException e) {
      // What has come until here is the content; that it broke off is in the evidence.
      return false;
    }
  }

  private Map<String, String> fields(Headers headers) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < headers.size() && fields.size() < MOST_FIELDS; i++) {
      String name = clean(headers.name(i).toLowerCase(Locale.ROOT), LONGEST_NAME);
      fields.putIfAbsent(name, clean(headers.value(i), LONGEST_VALUE));
    }
    return fields;
  }

  private String clean(String received, int longest) {
    String text = proxy.map(via -> via.redact(received)).orElse(received);
    return PlainText.of(text, longest);
  }
}
