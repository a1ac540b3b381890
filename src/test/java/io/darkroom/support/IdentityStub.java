package io.darkroom.support;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Keystone whose answer follows from the token that it is asked about, so tests can share it. */
public final class IdentityStub implements AutoCloseable {

  private static final String TOKENS = "/v3/auth/tokens";
  private static final Duration HOUR = Duration.ofHours(1);

  private final Listener listener = new Listener(this::converse);
  private final List<IdentityCall> calls = new CopyOnWriteArrayList<>();
  private final Map<String, IdentityAnswer> answers = new ConcurrentHashMap<>();
  private final SignIns own;
  private volatile IdentityAnswer signIn;

  /** A Keystone that does not listen yet, with nothing in its catalogue. */
  public IdentityStub() throws IOException {
    this(Optional.empty());
  }

  /**
   * A Keystone that does not listen yet.
   *
   * @param imageService what it sends clients to that sign in
   */
  public IdentityStub(URI imageService) throws IOException {
    this(Optional.of(imageService));
  }

  private IdentityStub(Optional<URI> imageService) throws IOException {
    own = new SignIns(imageService);
    signIn = own.lasting(HOUR);
  }

  /** Without the version. */
  public String url() {
    return "http://127.0.0.1:" + listener.port();
  }

  /** Listens, from now on or again; goes on if it does. */
  public IdentityStub start() throws IOException {
    listener.start();
    return this;
  }

  /** Is not there any more; what it knows it keeps. */
  public void stop() throws IOException {
    listener.stop();
  }

  /** A token for a grant. */
  public String token(Grant grant) {
    return token(IdentityAnswer.of(grant));
  }

  /** A token that this is the answer to. */
  public String token(IdentityAnswer answer) {
    String token = newToken();
    answer(token, answer);
    return token;
  }

  /** The answer to a token, from now on. */
  public void answer(String token, IdentityAnswer answer) {
    answers.put(token, answer);
  }

  /** As long as those of Fernet are. */
  public static String newToken() {
    return "gAAAAAB" + (UUID.randomUUID() + "_" + UUID.randomUUID()).repeat(3) + "==";
  }

  /** The answer to those who sign in, from now on. */
  public void answerSignIn(IdentityAnswer answer) {
    signIn = answer;
  }

  /** Lets those in who sign in, for so long. */
  public void letSignIn(Duration life) {
    signIn = own.lasting(life);
  }

  /** Lets those in who sign in. */
  public void letSignIn() {
    letSignIn(HOUR);
  }

  /** Forgets who has signed in. */
  public void revokeOwnTokens() {
    own.revokeAll();
  }

  /** Every request so far, in the order of their coming. */
  public List<IdentityCall> calls() {
    return List.copyOf(calls);
  }

  public List<IdentityCall> signIns() {
    return calls.stream().filter(IdentityCall::signsIn).toList();
  }

  /** The questions about a token. */
  public List<IdentityCall> validations(String token) {
    return calls.stream().filter(call -> call.subject().equals(token)).toList();
  }

  /** Every token that it knows or was shown. */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>(answers.keySet());
    calls.forEach(call -> secrets.addAll(List.of(call.subject(), call.own())));
    secrets.removeIf(String::isEmpty);
    return secrets.stream().distinct().toList();
  }

  private void converse(Socket connection) throws IOException {
    while (!connection.isClosed()) {
      IdentityCall call = IdentityCall.read(connection.getInputStream());
      calls.add(call);
      answerTo(call).give(call, connection);
    }
  }

  private IdentityAnswer answerTo(IdentityCall call) {
    if (!call.target().startsWith(TOKENS)) {
      return IdentityAnswer.error(404);
    }
    if (call.signsIn()) {
      return signIn;
    }
    return own.include(call.own())
        ? answers.getOrDefault(call.subject(), IdentityAnswer.error(404))
        : IdentityAnswer.error(401);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
