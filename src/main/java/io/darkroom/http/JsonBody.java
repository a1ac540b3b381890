package io.darkroom.http;

import io.darkroom.platform.json.Json;
import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.BrokenBody;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads request bodies that have to be JSON (RFC 8259), with a limit on their size. */
@Singleton
public class JsonBody {

  private static final int PART = 8192;

  private final int limit;
  private final Duration patience;
  private final Clock clock;

  @Inject
  public JsonBody(Settings settings, Clock clock) {
    limit = settings.http().maxBodySize();
    patience = settings.http().bodyTimeout();
    this.clock = clock;
  }

  /**
   * The body of a request.
   *
   * @param contentType what the client says it is; null when it says nothing
   * @throws ProblemException if it is not a JSON object, larger than the limit, or does not arrive
   */
  public JsonObject read(@Nullable String contentType, InputStream body) {
    requireJson(contentType);
    if (read(body) instanceof JsonObject object) {
      return object;
    }
    throw new ProblemException(Problem.BODY_NOT_AN_OBJECT);
  }

  /**
   * The body of a request that is JSON of whatever kind.
   *
   * @throws ProblemException if it is not JSON, larger than the limit, or does not arrive
   */
  public JsonValue read(InputStream body) {
    byte[] bytes = received(body);
    if (bytes.length > limit) {
      throw new ProblemException(Problem.BODY_TOO_LARGE, String.valueOf(limit));
    }
    JsonValue value = parse(bytes);
    StorableText.require(value);
    return value;
  }

  /** One byte more than the limit at most. */
  private byte[] received(InputStream body) {
    Instant deadline = clock.instant().plus(patience);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[PART];
    try {
      int read = 0;
      while (read >= 0 && bytes.size() <= limit) {
        bytes.write(part, 0, read);
        read = body.read(part, 0, Math.min(PART, limit + 1 - bytes.size()));
        if (clock.instant().isAfter(deadline)) {
          throw new ProblemException(Problem.BODY_TOO_SLOW);
        }
      }
      return bytes.toByteArray();
    } catch (IOException broken) {
      throw BrokenBody.of(broken);
    }
  }

  private static void requireJson(@Nullable String contentType) {
    if (contentType != null && !MediaTypes.of(contentType).equals("application/json")) {
      throw new ProblemException(Problem.MEDIA_TYPE_NOT_JSON, MediaTypes.of(contentType));
    }
  }

  private static JsonValue parse(byte[] bytes) {
    try (JsonParser parser = Json.createParser(new StringReader(decode(bytes)))) {
      parser.next();
      JsonValue value = parser.getValue();
      if (parser.hasNext()) {
        throw new JsonException("There is something behind the value.");
      }
      return value;
    } catch (CharacterCodingException | JsonException malformed) {
      throw ProblemException.causedBy(malformed, Problem.BODY_MALFORMED);
    } catch (RuntimeException beyondTheParser) {
      // Parsson reports what exceeds its own limits (nesting) without a type of its own.
      throw ProblemException.causedBy(beyondTheParser, Problem.BODY_MALFORMED);
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
