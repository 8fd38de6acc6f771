// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/** An error that Toxiproxy's API replies with. */
final class ApiException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Make an error.
   *
   * @param status its HTTP status code
   * @param message its text
   */
  ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** Return the text. */
  String text() {
    return String.valueOf(getMessage());
  }

  static ApiException malformed(String why) {
    return new ApiException(400, "bad request body: " + why);
  }

  static ApiException missing(String field) {
    return new ApiException(400, "missing required field: " + field);
  }

  static ApiException noProxy() {
    return new ApiException(404, "proxy not found");
  }

  static ApiException noToxic() {
    return new ApiException(404, "toxic not found");
  }

  static ApiException proxyExists() {
    return new ApiException(409, "proxy already exists");
  }

  static ApiException toxicExists() {
    return new ApiException(409, "toxic already exists");
  }

  static ApiException cannotListen(java.io.IOException why) {
    String text = String.valueOf(why.getMessage());
    boolean isAddress = text.startsWith("address ") || text.startsWith("lookup ");
    return new ApiException(500, (isAddress ? "listen tcp: " : "listen tcp ") + text);
  }
}
