package io.darkroom.http;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends texts beyond ASCII in headers as UTF-8, as OpenStack does. Payara writes a blank for each
 * of their characters; but the table of headers beneath the Servlet API takes bytes as they are. On
 * a server without such a table the header is what that server makes of it.
 */
public final class Utf8Headers extends HttpServletResponseWrapper {

  private static final AtomicBoolean SAID = new AtomicBoolean();
  private static final Logger LOG = LoggerFactory.getLogger(Utf8Headers.class);

  public Utf8Headers(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void addHeader(String name, String value) {
    if (isAscii(value) || !put("addValue", name, value)) {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setHeader(String name, String value) {
    if (isAscii(value) || !put("setValue", name, value)) {
      super.setHeader(name, value);
    }
  }

  /** A text as one line: what would end a header becomes a blank. */
  public static String line(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static boolean isAscii(String value) {
    return value.chars().allMatch(c -> c < 0x80);
  }

  /** Whether it could be done. */
  private boolean put(String how, String name, String value) {
    try {
      Object headers = headers(getResponse());
      Object place = headers.getClass().getMethod(how, String.class).invoke(headers, name);
      byte[] bytes = line(value).getBytes(StandardCharsets.UTF_8);
      place.getClass().getMethod("setBytes", byte[].class).invoke(place, (Object) bytes);
      return true;
    } catch (ReflectiveOperationException otherServer) {
      if (!SAID.getAndSet(true)) {
        LOG.warn("This server sends no UTF-8 in headers: {}", otherServer.toString());
      }
      return false;
    }
  }

  /** By way of Catalina's facade, its response and that of Grizzly. */
  private static Object headers(ServletResponse wrapped) throws ReflectiveOperationException {
    ServletResponse facade = wrapped;
    while (facade instanceof ServletResponseWrapper wrapper) {
      facade = wrapper.getResponse();
    }
    Field field = facade.getClass().getDeclaredField("response");
    field.setAccessible(true);
    Object response = field.get(facade);
    Object exchange = response.getClass().getMethod("getCoyoteResponse").invoke(response);
    Object packet = exchange.getClass().getMethod("getResponse").invoke(exchange);
    return packet.getClass().getMethod("getHeaders").invoke(packet);
  }
}
