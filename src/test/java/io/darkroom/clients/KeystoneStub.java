package io.darkroom.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** As much of an identity service as a client needs to find the image service. */
final class KeystoneStub implements AutoCloseable {

  private final HttpServer server;
  private final URI imageService;

  /** Lets everybody in and sends them to the image service. */
  KeystoneStub(URI imageService) throws IOException {
    this.imageService = imageService;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v3/auth/tokens", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v3";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      byte[] token = token().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("X-Subject-Token", "a-token");
      exchange.sendResponseHeaders(201, token.length);
      exchange.getResponseBody().write(token);
    }
  }

  private String token() {
    return """
        {"token": {
          "methods": ["password"],
          "issued_at": "2026-01-01T00:00:00.000000Z",
          "expires_at": "2126-01-01T00:00:00.000000Z",
          "user": {"id": "a-user", "name": "user", "domain": {"id": "default", "name": "Default"}},
          "project": {
            "id": "a-project", "name": "project", "domain": {"id": "default", "name": "Default"}},
          "roles": [{"id": "a-role", "name": "admin"}],
          "catalog": [{
            "type": "image", "name": "glance", "id": "a-service",
            "endpoints": [{
              "id": "an-endpoint", "interface": "public",
              "region": "RegionOne", "region_id": "RegionOne", "url": "%s"}]}]}}
        """
        .formatted(imageService.resolve("/"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
