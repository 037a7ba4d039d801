// SPDX-License-Identifier: Apache-2.0
#include "watch/negative_binomial.h"

#include <algorithm>

#include "watch/exact_math.h"

namespace lapwing::watch {
namespace {

constexpr double kMaxSize = 1e9;
constexpr double kDeadTail = 1e-16;

double LogChoose(double n, double k) { return LogGamma(n + 1) - LogGamma(k + 1) - LogGamma(n - k + 1); }

double LogBeta(double a, double b) { return LogGamma(a) + LogGamma(b) - LogGamma(a + b); }

}  // namespace

double SilenceSurprise(double mean, double size) {
  if (mean <= 0) return 0;
  size = std::min(size, kMaxSize);
  double x = mean / size;
  // ln(1 + x) loses its digits where x is small: there its own series.
  return x < 1e-4 ? mean * (1 - x / 2 + x * x / 3) : size * Log(1 + x);
}

double LogChance(double count, double mean, double size) {
  if (mean <= 0) return count <= 0 ? 0 : -700;
  size = std::min(size, kMaxSize);
  // Gamma(count + size) / Gamma(size) as a product where the difference of two large logarithms would lose digits.
  double rising = 0;
  if (count <= 30) {
    double product = 1;
    for (double k = 0; k < count; k += 1) product *= (1 + k / size);
    rising = Log(product);
  } else {
    rising = LogGamma(count + size) - LogGamma(size) - count * Log(size);
  }
  double log_ratio = Log(mean) - Log(1 + mean / size);  // of size * q
  return rising + count * log_ratio - LogGamma(count + 1) - SilenceSurprise(mean, size);
}

double LogTail(double count, double mean, double size) {
  if (count <= 0) return 0;
  if (mean <= 0) return -700;
  size = std::min(size, kMaxSize);
  double q = mean / (size + mean);
  double sum = 1, term = 1;
  if (count > mean) {
    for (double k = count; term > kDeadTail * sum; k += 1) {
      term *= (size + k) / (k + 1) * q;
      sum += term;
    }
    return std::min(0.0, LogChance(count, mean, size) + Log(sum));
  }
  // Below the mean the other side is the shorter sum: P(Y < count), downwards from count - 1.
  for (double k = count - 1; k >= 1 && term > kDeadTail * sum; k -= 1) {
    term *= k / ((size + k - 1) * q);
    sum += term;
  }
  double below = Exp(LogChance(count - 1, mean, size) + Log(sum));
  return Log(std::max(1e-15, 1 - below));
}

double LogShareTail(double count, double trials, double a, double b) {
  if (count <= 0) return 0;
  if (count > trials) return -700;
  double sum = 0;
  double base = LogBeta(a, b);
  double first = LogChoose(trials, count) + LogBeta(count + a, trials - count + b) - base;
  for (double k = count; k <= trials; k += 1) {
    double term = Exp(LogChoose(trials, k) + LogBeta(k + a, trials - k + b) - base - first);
    sum += term;
    if (term < kDeadTail * sum && k > trials * a / (a + b)) break;
  }
  return std::min(0.0, first + Log(sum));
}

}  // namespace lapwing::watch
