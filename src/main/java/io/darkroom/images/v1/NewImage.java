package io.darkroom.images.v1;

import io.darkroom.images.DraftRules;
import io.darkroom.images.ExpectedContent;
import io.darkroom.images.ImageDraft;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the headers of {@code POST /v1/images} say.
 *
 * @param id the one that the client wants, as it is spelled
 * @param expected what the data are to be
 * @param empty whether there are none to come
 */
record NewImage(Optional<String> id, ImageDraft draft, ExpectedContent expected, boolean empty) {

  /**
   * Reads the headers.
   *
   * @throws io.darkroom.problems.ProblemException naming the first that cannot be
   */
  static NewImage of(MetaHeaders headers, DraftRules rules) {
    MetaReader reader = new MetaReader(headers);
    return new NewImage(
        reader.id(), new MetaDraft(headers).of(rules), reader.expected(), reader.saysEmpty());
  }

  /**
   * Where the data come from. Of an image of no bytes of which all is said they are there already.
   *
   * @throws io.darkroom.problems.ProblemException PROPERTY_MISSING if there are data, and too
   *     little is said of them
   */
  Source source(Source named) {
    if (!(named instanceof Source.Nowhere)) {
      MetaDraft.requireComplete(draft);
      return named;
    }
    return empty && MetaDraft.isComplete(draft) ? new Source.Body(OptionalLong.of(0)) : named;
  }
}
