// SPDX-License-Identifier: Apache-2.0
// Whom a side calls its enemy.
#include "base/strings.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// Whose side tells it: of whoever speaks in the sentence, of the press that publishes it, or of the place where it was written.
std::string Teller(const SentenceView& view, int token) {
  const ArticleContext& context = view.context;
  for (int t = view.tree.Head(token); t >= 0; t = view.tree.Head(t)) {
    const int subject = view.tree.Child(t, Deprel::nsubj);
    const Mention* m = subject < 0 || view.tree.Under(token, subject) ? nullptr : view.out.At(subject);
    if (m != nullptr && m->actors.size() == 1 && view.knowledge.ByCode(m->actors[0].country) >= 0) return m->actors[0].country;
  }
  return !context.press.empty() ? context.press : !context.agency.empty() ? context.agency : context.home;
}

}  // namespace

std::string FoeOfTeller(const SentenceView& view, int token) {
  const std::string own = Teller(view, token);
  const ArticleContext& context = view.context;
  if (own.empty()) return {};
  for (size_t i = 0; i < 2 && context.title_pair.size() == 2; ++i) {
    if (context.title_pair[i].country == own) return context.title_pair[1 - i].country;
  }
  std::string most;
  int times = 0, second = 0;
  for (const auto& [country, count] : context.countries) {
    if (country == own || view.knowledge.ByCode(country) < 0 || OneOf(country, {"IGO", "UNO", "EUR", "NGO", "IMG", "MNC"})) continue;
    if (count > times) second = times, times = count, most = country;
    else second = std::max(second, count);
  }
  return times > second ? most : std::string();
}

}  // namespace lapwing
