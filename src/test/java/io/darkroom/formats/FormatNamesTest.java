package io.darkroom.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatNamesTest {

  @Test
  void areThoseOfTheImageApi() {
    assertThat(DiskFormat.values())
        .extracting(DiskFormat::id)
        .containsExactly(
            "ami", "ari", "aki", "vhd", "vhdx", "vmdk", "raw", "qcow2", "vdi", "ploop", "iso");
    assertThat(ContainerFormat.values())
        .extracting(ContainerFormat::id)
        .containsExactly("ami", "ari", "aki", "bare", "ovf", "ova", "docker", "compressed");
  }

  @ParameterizedTest
  @EnumSource
  void aDiskFormatIsFoundByItsName(DiskFormat format) {
    assertThat(DiskFormat.of(format.id())).contains(format);
  }

  @ParameterizedTest
  @EnumSource
  void aContainerFormatIsFoundByItsName(ContainerFormat format) {
    assertThat(ContainerFormat.of(format.id())).contains(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RAW", "raw ", "qcow", "tar"})
  void nothingElseIsAFormat(String name) {
    assertThat(DiskFormat.of(name)).isEmpty();
    assertThat(ContainerFormat.of(name)).isEmpty();
  }
}
