// SPDX-License-Identifier: Apache-2.0
#include "code/report_standing.h"

#include <algorithm>
#include <cstdint>


namespace lapwing {
namespace {

/// "events>=3 events>=10": a number in steps.
void Steps(const std::string& name, int number, std::initializer_list<int> steps, std::vector<std::string>& signs) {
  for (int step : steps) {
    if (number >= step) signs.push_back(name + ">=" + std::to_string(step));
  }
}

CountryCodes Parties(const Event& event) {
  CountryCodes codes = CodesOf(event.actors);
  const CountryCodes others = CodesOf(event.recipients);
  codes.insert(others.begin(), others.end());
  return codes;
}

}  // namespace

ReportSigns::ReportSigns(std::span<const Event> events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions) : events_(events) {
  for (const Event& event : events) parties_.push_back(Parties(event));
  bool begun = false;
  for (size_t s = 0; s < sentences.size(); ++s) {
    CountryCodes here;
    for (const Mention& mention : mentions[s].mentions) {
      const CountryCodes codes = CodesOf(mention.actors);
      here.insert(codes.begin(), codes.end());
    }
    for (const std::string& code : here) ++named_[code];
    if (sentences[s].field == Field::kTitle) {
      titled_ = true;
      title_.insert(here.begin(), here.end());
    } else if (!begun) {
      begun = true;
      lead_ = here;
    }
  }
  for (const auto& [code, times] : named_) most_named_ = std::max(most_named_, times);
}

void ReportSigns::OfSide(const char* name, const CountryCodes& codes, std::vector<std::string>& signs) const {
  if (codes.empty()) return;
  const bool titled = std::includes(title_.begin(), title_.end(), codes.begin(), codes.end());
  if (titled_) signs.push_back(std::string(name) + (titled ? " in the title" : " not in the title"));
  if (std::includes(lead_.begin(), lead_.end(), codes.begin(), codes.end())) signs.push_back(std::string(name) + " in the lead");
  int least = INT32_MAX;
  for (const std::string& code : codes) {
    const auto found = named_.find(code);
    least = std::min(least, found == named_.end() ? 0 : found->second);
  }
  if (least < 2) signs.push_back(std::string(name) + " named once");
  Steps(std::string(name) + " named", least, {2, 3, 5}, signs);
  Steps(std::string(name) + " named share", 100 * least / most_named_, {25, 50, 100}, signs);
}

/// Who deals with whom elsewhere in the report, and what else is told in the same sentence.
void ReportSigns::OfNeighbours(size_t event, std::vector<std::string>& signs) const {
  const Event& own = events_[event];
  const bool hostile = own.quad.ends_with("conflict");
  int pair = 0, alike = 0, beside = 0, twin = 0, sided = 0;
  for (size_t j = 0; j < events_.size(); ++j) {
    if (j == event) continue;
    const Event& other = events_[j];
    const bool same = parties_[j] == parties_[event];
    if (same && parties_[event].size() >= 2) ++pair, alike += other.quad.ends_with("conflict") == hostile ? 1 : 0;
    if (other.field != own.field || other.sentence.begin != own.sentence.begin) continue;
    ++beside;
    sided += same ? 1 : 0;
    twin += same && other.type == own.type ? 1 : 0;
  }
  if (parties_[event].size() >= 2) {
    if (pair == 0) signs.push_back("report: pair only here");
    Steps("report: pair elsewhere", pair, {1, 2, 4}, signs);
    if (pair > 0 && alike == 0) signs.push_back("report: pair at odds");
    Steps("report: pair alike", alike, {1, 3}, signs);
  }
  Steps("report: beside", beside, {1, 2, 3}, signs);
  if (twin > 0) signs.push_back("report: told twice in the sentence");
  if (sided > 0) signs.push_back("report: same sides in the sentence");
}

std::vector<std::string> ReportSigns::Of(size_t event) const {
  std::vector<std::string> signs;
  OfSide("report: actor", CodesOf(events_[event].actors), signs);
  OfSide("report: recipient", CodesOf(events_[event].recipients), signs);
  OfNeighbours(event, signs);
  std::sort(signs.begin(), signs.end());
  return signs;
}

}  // namespace lapwing
