package io.darkroom.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.support.FreePort;
import io.darkroom.support.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that cannot succeed ends, soon and with the reason. */
class LaunchIT {

  @TempDir private Path directory;

  @Test
  void wrongSettingStopsTheStartAndIsNamed() throws Exception {
    Service service =
        Service.launch(directory, FreePort.find(), Map.of("darkroom.tasks.slots", "many"));

    assertThat(service.exitCode()).isEqualTo(1);
    assertThat(service.output())
        .isEqualTo(
            "Darkroom did not start. The setting darkroom.tasks.slots must be a whole number from"
                + " 1 to 32.");
  }

  @Test
  void portThatIsTakenStopsTheStart() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Service service = Service.launch(directory, taken.getLocalPort(), Map.of());

      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.output())
          .startsWith("Darkroom did not start. 127.0.0.1 port " + taken.getLocalPort());
    }
  }

  @Test
  void conversionWithoutItsCommandStopsTheStart() throws Exception {
    Service service =
        Service.launch(
            directory,
            FreePort.find(),
            Map.of(
                "darkroom.import.convert-to", "qcow2",
                "darkroom.import.qemu-img", "/no/such/qemu-img"));

    assertThat(service.exitCode()).isEqualTo(1);
    assertThat(service.output())
        .contains("The setting darkroom.import.convert-to must be none where there is no qemu-img")
        .contains("Darkroom did not start.");
  }

  @Test
  void databaseThatCannotBeReachedEndsTheCommandWithTheReason() throws Exception {
    int nobody = FreePort.find();
    Service service =
        Service.launch(
            directory,
            FreePort.find(),
            Map.of("darkroom.datasource.url", "jdbc:postgresql://127.0.0.1:" + nobody + "/none"));

    assertThat(service.exitCode()).isEqualTo(1);
    assertThat(service.output())
        .contains("Connection to 127.0.0.1:" + nobody + " refused")
        .contains("Darkroom did not start.");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, ::1", "::1, 127.0.0.1"})
  void onlyTheAddressThatWasAskedForIsListenedOn(String address, String other) throws Exception {
    Map<String, String> settings = Map.of("darkroom.http.address", address);

    try (Service service = Service.start(directory, settings)) {
      assertThat(accepts(address, service.port())).isTrue();
      assertThat(accepts(other, service.port())).isFalse();
    }
  }

  private static boolean accepts(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 5000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
