package io.darkroom.formats.archives;

import static io.darkroom.formats.archives.OvaSample.DISK_OF_FILE;
import static io.darkroom.formats.archives.OvaSample.FILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OvfDescriptorTest {

  private static final String PRODUCT =
      """
      <Info>A product</Info>
      <Product>Darkroom &amp; more</Product><Vendor>ACME</Vendor><Version>1.0</Version>
      <Property ovf:key="os_distro" ovf:type="string" ovf:value="debian"/>
      <Property ovf:key="hostname" ovf:type="string"><Value ovf:value="vm"/><Value ovf:value="x"/>
      </Property>
      <Property ovf:key="os_distro" ovf:value="another"/>
      <Property ovf:key="nothing" ovf:type="string"/>
      <Property ovf:value="keyless"/>
      """;

  @Test
  void whatIsWantedOfTheProductBecomesProperties() throws IOException {
    byte[] archive = OvaSample.archive(OvaSample.descriptor(FILE, DISK_OF_FILE, PRODUCT));

    assertThat(
            OvaSample.read(archive, "os_distro", "hostname", "nothing", "Product", "Version", "x")
                .properties())
        .isEqualTo(
            Map.of(
                "os_distro",
                "debian",
                "hostname",
                "vm",
                "Product",
                "Darkroom & more",
                "Version",
                "1.0"));
    assertThat(OvaSample.read(archive).properties()).isEmpty();
  }

  @Test
  void whatNoPropertyCanBeIsLeftOut() throws IOException {
    String product =
        """
        <Property ovf:key="lines" ovf:value="a&#10;b"/>
        <Property ovf:key="long" ovf:value="%s"/>
        <Property ovf:key="longest" ovf:value="%s"/>
        """
            .formatted("x".repeat(1025), "y".repeat(1024));
    byte[] archive = OvaSample.archive(OvaSample.descriptor(FILE, DISK_OF_FILE, product));

    assertThat(OvaSample.read(archive, "lines", "long", "longest").properties())
        .containsOnlyKeys("longest");
  }

  @Test
  void anExternalEntityIsNotRead(@TempDir Path directory) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "<Vendor>the secret</Vendor>");
    String declaration = "<!DOCTYPE x [<!ENTITY secret SYSTEM '%s'>]>".formatted(secret.toUri());

    assertThat(refusal(withDeclaration(declaration, "<Vendor>&secret;</Vendor>")))
        .isEqualTo(damaged());
    assertThat(refusal(withDeclaration(declaration, "&secret;"))).isEqualTo(damaged());
    assertThat(refusal(withDeclaration(declaration, ""))).isEqualTo(damaged());
  }

  @Test
  void anExternalDeclarationIsNotRead() {
    assertThat(refusal(withDeclaration("<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'>", "")))
        .isEqualTo(damaged());
    assertThat(
            refusal(
                withDeclaration(
                    "<!DOCTYPE x [<!ENTITY %% p SYSTEM 'file:///etc/passwd'> %%p;]>"
                        .replace("%%", "%"),
                    "")))
        .isEqualTo(damaged());
  }

  @Test
  void manyLaughsAreRefused() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }

    assertThat(refusal(withDeclaration(laughs + "]>", "<Vendor>&l29;</Vendor>")))
        .isEqualTo(damaged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<Envelope>",
        "<Envelope></Envelope",
        "<Envelope/><Envelope/>",
        "<Envelope>\0</Envelope>",
        "<Envelope>&nothing;</Envelope>",
        "<a:Envelope/>"
      })
  void whatIsNoXmlIsDamaged(String text) {
    assertThat(refusal(text)).isEqualTo(damaged());
  }

  @Test
  void elementsAreNotNestedDeeply() {
    assertThat(refusal("<a>".repeat(10_000) + "</a>".repeat(10_000))).isEqualTo(damaged());
  }

  @Test
  void anotherEncodingIsRead() {
    byte[] content =
        OvaSample.descriptor().replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);

    assertThat(OvfDescriptor.read(content).disks()).containsExactly("f1");
  }

  private static String withDeclaration(String declaration, String product) {
    return OvaSample.descriptor(FILE, DISK_OF_FILE, product)
        .replace("<Envelope", declaration + "<Envelope");
  }

  private static Message refusal(String descriptor) {
    return Refusals.of(() -> OvfDescriptor.read(descriptor.getBytes(StandardCharsets.UTF_8)));
  }

  private static Message damaged() {
    return Message.of(Problem.FORMAT_DAMAGED, "ova");
  }
}
