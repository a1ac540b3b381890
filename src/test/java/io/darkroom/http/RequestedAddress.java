package io.darkroom.http;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** What Jakarta REST knows of the address of a request, as far as lists ask for it. */
public final class RequestedAddress {

  private RequestedAddress() {}

  public static UriInfo of(String pathAndQuery) {
    URI address = URI.create("http://images.example:9292" + pathAndQuery);
    return (UriInfo)
        Proxy.newProxyInstance(
            RequestedAddress.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRequestUri" -> address;
                  case "getQueryParameters" -> parameters(address);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static MultivaluedMap<String, String> parameters(URI address) {
    MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
    if (address.getRawQuery() != null) {
      for (String parameter : address.getRawQuery().split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        parameters.add(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
