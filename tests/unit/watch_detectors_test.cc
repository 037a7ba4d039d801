// SPDX-License-Identifier: Apache-2.0
// One stream: expectation, surges with their beginning, silence, tone, rest after an alert.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

#include "watch/calm.h"
#include "watch/exact_math.h"
#include "watch/silence_detector.h"
#include "watch/surge_detector.h"
#include "watch/tone_detector.h"

using namespace lapwing::watch;

namespace {

const double kKeep = KeepOf(180);

/// An event every `every` days, for `days` days.
struct Stream {
  Expectation expectation;
  SurgeDetector surge;
  SilenceDetector silence;
  Prior prior{0.5, 20, 1.5};
  int64_t day = 0;
  Surprise surprise;
  Gap gap;

  void Live(double count) {
    Predicted predicted = expectation.Predict(1, prior);
    surprise = surge.Observe(day++, count, predicted);
    gap = silence.Observe(count, 1, predicted);
    expectation.Observe(day - 1, count, 1, prior, kKeep);
  }
  void Calm(int days, int every) {
    for (int i = 0; i < days; ++i) Live(i % every == 0 ? 1 : 0);
  }
  double Rate() const { return expectation.Predict(1, prior).rate; }
};

}  // namespace

TEST_CASE("the rate is that of the stream once it has a history, the group's before") {
  Stream stream;
  CHECK(stream.Rate() == doctest::Approx(0.5));
  stream.Calm(720, 4);
  CHECK(stream.Rate() == doctest::Approx(0.25).epsilon(0.08));
}

TEST_CASE("a crisis of twenty events a day does not blind the months after it") {
  Stream stream, capless;
  stream.Calm(400, 4);
  double before = stream.Rate();
  for (int i = 0; i < 5; ++i) stream.Live(20);
  CHECK(stream.Rate() < 2 * before);  // 100 events in 5 days, uncapped, would make it threefold
  stream.Calm(30, 4);
  for (int i = 0; i < 3; ++i) stream.Live(4);
  CHECK(stream.surprise.log_p < std::log(1e-3));  // a second, smaller wave is seen
}

TEST_CASE("a window says how many events in how many days, and how many are usual") {
  Stream stream;
  stream.Calm(400, 4);
  for (double count : {3.0, 2.0, 3.0}) stream.Live(count);
  CHECK_FALSE(stream.surprise.build_up);
  CHECK(stream.surprise.days == 3);
  CHECK(stream.surprise.count == 8);
  CHECK(stream.surprise.expected == doctest::Approx(0.75).epsilon(0.3));
  CHECK(stream.surprise.log_p < std::log(1e-3));
}

TEST_CASE("a day without events surprises nobody, however many came before") {
  Stream stream;
  stream.Calm(400, 4);
  stream.Live(9);
  stream.Live(0);
  CHECK(stream.surprise.value == 0);
}

TEST_CASE("a build-up is dated to where it began") {
  Stream stream;
  stream.Calm(400, 4);
  for (int i = 0; i < 3; ++i) stream.Live(0);
  int64_t began = stream.day;
  for (int i = 0; i < 40; ++i) stream.Live(i % 5 == 4 ? 0 : 1);  // 0.8 a day instead of 0.25, never two on one day
  stream.Live(1);
  REQUIRE(stream.surprise.build_up);
  int64_t start = stream.day - stream.surprise.days;
  CHECK(std::abs(start - began) <= 3);
  stream.surge.Restart();
  stream.Live(1);
  CHECK_FALSE((stream.surprise.build_up && stream.surprise.days > 1));
}

TEST_CASE("silence becomes rarer by the day, and days without reporting make none") {
  Stream stream;
  stream.Calm(401, 4);
  double last = 1;
  for (int i = 0; i < 40; ++i) {
    stream.Live(0);
    double p = Exp(stream.gap.log_p);
    CHECK(p < last);
    last = p;
  }
  CHECK(stream.gap.days == 40);
  CHECK(last < 0.01);
  SilenceDetector unread;
  Predicted predicted = stream.expectation.Predict(1, stream.prior);
  unread.Observe(1, 1, predicted);
  Gap gap;
  for (int i = 0; i < 40; ++i) gap = unread.Observe(0, 0, predicted);
  CHECK(gap.log_p == 0);
  SilenceDetector fresh;
  CHECK(fresh.Observe(0, 1, predicted).days == 0);  // nothing has ever been heard: no gap
}

TEST_CASE("tone turns when a quiet pair's few events are all of conflict, and not when twice as much of the same is told") {
  ToneDetector tone;
  int64_t day = 0;
  for (int i = 0; i < 300; ++i) tone.Observe(day++, i % 10 == 0 ? 1 : 0, i % 2, 0.2, kKeep);
  Tone same;
  ToneDetector louder = tone;
  int64_t then = day;
  for (int i = 0; i < 7; ++i) same = louder.Observe(then++, i == 6 ? 2 : 0, 2, 0.2, kKeep);
  CHECK(same.log_p > std::log(0.2));
  Tone turned;
  for (int i = 0; i < 7; ++i) turned = tone.Observe(day++, 1, 0, 0.2, kKeep);
  CHECK(turned.worse);
  CHECK(turned.usual == doctest::Approx(1.0 / 6).epsilon(0.2));
  CHECK(turned.log_p < std::log(1e-3));
}

TEST_CASE("an alert rests seven days; only tenfold rarity speaks sooner") {
  Calm calm;
  CHECK(calm.Judge(100, 2, 1) == Calm::Say::kNothing);  // over budget
  CHECK(calm.Judge(101, 0.5, 1) == Calm::Say::kAlert);
  CHECK(calm.Judge(102, 0.06, 1) == Calm::Say::kNothing);  // not yet tenfold
  CHECK(calm.Judge(103, 0.05, 1) == Calm::Say::kEscalation);
  CHECK(calm.Judge(104, 0.01, 1) == Calm::Say::kNothing);  // tenfold of the escalation now
  CHECK(calm.Standing(107));
  CHECK(calm.Judge(108, 0.9, 1) == Calm::Say::kAlert);  // seven days after the alert, not the escalation
}
