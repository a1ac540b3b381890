package io.darkroom.platform.lifecycle;

/** What an operator can see of a node and tell it, through JMX. */
public interface NodeMBean {

  /** The node's name in logs and in the schedule. */
  String getId();

  /** STARTING, READY or STOPPING. */
  String getState();

  /** Stops taking tasks and gives the running ones back; returns when that is done. */
  void drain();
}
