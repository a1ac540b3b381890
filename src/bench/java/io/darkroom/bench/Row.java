package io.darkroom.bench;

import java.util.List;

/** One kind of work, measured. */
interface Row {

  /** By which a run can be limited to it. */
  String name();

  List<Line> measure(Stage stage) throws Exception;
}
