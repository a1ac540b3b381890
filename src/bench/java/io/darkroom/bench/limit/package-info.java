/**
 * What any application on this server has to pay for an answer: a Jakarta REST resource that runs
 * as many statements as Darkroom does, in transactions like its own, and answers a constant.
 */
@NullMarked
package io.darkroom.bench.limit;

import org.jspecify.annotations.NullMarked;
