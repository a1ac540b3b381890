package io.darkroom.sources;

import io.darkroom.platform.settings.Secret;
import io.darkroom.platform.settings.SettingException;
import io.darkroom.platform.settings.SourceSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/** The certificates that vouch for servers of HTTPS. */
final class TrustedCertificates {

  private static final String SETTING = "darkroom.import.trust-store";

  private TrustedCertificates() {}

  /**
   * What connections are made with: the JVM's certificates, or those of the settings.
   *
   * @throws SettingException if these cannot be read, or are none
   */
  static SSLContext context(SourceSettings.Trust settings) {
    return settings
        .store()
        .map(file -> context(file, settings.password().map(Secret::text).orElse("")))
        .orElseGet(SSLContexts::createDefault);
  }

  private static SSLContext context(Path file, String password) {
    SettingException refusal =
        new SettingException(
            SETTING,
            "a PKCS12, JKS or PEM file that can be read with "
                + SETTING
                + "-password and has"
                + " certificates in it");
    try {
      TrustManager[] managers = managers(store(file, password));
      if (Stream.of(managers).noneMatch(TrustedCertificates::knowsAnybody)) {
        throw refusal;
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (IOException | GeneralSecurityException unreadable) {
      refusal.initCause(unreadable);
      throw refusal;
    }
  }

  private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static boolean knowsAnybody(TrustManager manager) {
    return manager instanceof X509TrustManager known && known.getAcceptedIssuers().length > 0;
  }

  private static KeyStore store(Path file, String password)
      throws IOException, GeneralSecurityException {
    byte[] content = Files.readAllBytes(file);
    return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----")
        ? pem(content)
        : KeyStore.getInstance(file.toFile(), orNull(password));
  }

  /** Without a password the certificates of a JKS file can be read all the same. */
  private static char @Nullable [] orNull(String password) {
    return password.isEmpty() ? null : password.toCharArray();
  }

  private static KeyStore pem(byte[] content) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    int number = 0;
    for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(content))) {
      store.setCertificateEntry(String.valueOf(number++), each);
    }
    return store;
  }
}
