package io.darkroom.platform.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collection;
import java.util.Map;

/**
 * What {@link jakarta.json.Json} does, by the same names, with a provider that is looked up once:
 * that class asks every archive of the server for one at each call, which costs more than the text
 * of a task does. Providers may be used by several threads (JSON Processing 2.1, {@link
 * JsonProvider}).
 */
public final class Json {

  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private Json() {}

  public static JsonObjectBuilder createObjectBuilder() {
    return PROVIDER.createObjectBuilder();
  }

  public static JsonObjectBuilder createObjectBuilder(JsonObject begun) {
    return PROVIDER.createObjectBuilder(begun);
  }

  public static JsonObjectBuilder createObjectBuilder(Map<String, ?> begun) {
    return PROVIDER.createObjectBuilder(begun);
  }

  public static JsonArrayBuilder createArrayBuilder() {
    return PROVIDER.createArrayBuilder();
  }

  public static JsonArrayBuilder createArrayBuilder(Collection<?> begun) {
    return PROVIDER.createArrayBuilder(begun);
  }

  public static JsonString createValue(String text) {
    return PROVIDER.createValue(text);
  }

  /** For UTF-8, UTF-16 or UTF-32, whichever it is (RFC 4627, section 3). */
  public static JsonReader createReader(InputStream bytes) {
    return PROVIDER.createReader(bytes);
  }

  public static JsonReader createReader(Reader text) {
    return PROVIDER.createReader(text);
  }

  public static JsonParser createParser(Reader text) {
    return PROVIDER.createParser(text);
  }
}
