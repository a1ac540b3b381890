package io.darkroom.support;

import static org.awaitility.Awaitility.await;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a service waits for a debugger: at a port that it has found itself. */
public record DebugPort(String number) {

  /** What a service is to be launched with. */
  public static final Map<String, String> ENVIRONMENT =
      Map.of(
          "DARKROOM_JAVA_OPTS",
          "-Xmx256m -XX:+UseSerialGC"
              + " -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");

  private static final Pattern LISTENING =
      Pattern.compile("Listening for transport dt_socket at address: ([0-9]+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static DebugPort of(Service service) {
    return await("a port for the debugger")
        .atMost(PATIENCE)
        .until(() -> LISTENING.matcher(service.output()).results().findFirst(), Optional::isPresent)
        .map(line -> line.group(1))
        .map(DebugPort::new)
        .orElseThrow();
  }

  VirtualMachine attach() throws IOException {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(candidate -> candidate.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    set(arguments, "hostname", "127.0.0.1");
    set(arguments, "port", number);
    set(arguments, "timeout", String.valueOf(PATIENCE.toMillis()));
    try {
      return connector.attach(arguments);
    } catch (IllegalConnectorArgumentsException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private static void set(Map<String, Connector.Argument> arguments, String name, String value) {
    Objects.requireNonNull(arguments.get(name)).setValue(value);
  }
}
