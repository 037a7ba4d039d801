// SPDX-License-Identifier: Apache-2.0
// evaluate actors|places|event-dates|coreference|countries: the resolver against annotated sets.
#include "ordered.h"
#include "evaluate_sets.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <map>
#include <mutex>
#include <set>

#include "base/file.h"
#include "evaluate_documents.h"
#include "base/strings.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct SetOptions {
  Common common;
  bool errors = false;
};

/// Reads every case of every input and hands it to `score`; prints the faults when they were asked for.
template <typename Score>
int OverCases(const SetOptions& options, Score score) {
  auto pipeline = Pipeline::Load({options.common.codebook, options.common.actors});
  if (!pipeline) return Fail(pipeline.error());
  std::vector<std::string> faults;
  for (const std::string& input : options.common.inputs) {
    Result<std::vector<Case>> cases = ReadCases(input);
    if (!cases) return Fail(cases.error());
    if (cases->empty()) return Fail({Errc::kBadData, "no case in the file", input});
    for (const Case& c : *cases) score(**pipeline, c, options.errors ? &faults : nullptr);
  }
  for (const std::string& fault : faults) fmt::print("{}\n", fault);
  return kDone;
}

using ShareScorer = void (*)(const Pipeline&, const Case&, Shares&, std::vector<std::string>*);

int EvaluateShares(const SetOptions& options, ShareScorer scorer) {
  Shares shares;
  int code = OverCases(options, [&](const Pipeline& pipeline, const Case& c, std::vector<std::string>* faults) { scorer(pipeline, c, shares, faults); });
  if (code != kDone) return code;
  for (const auto& [question, share] : shares) fmt::print("{:<10} {:.3f}  ({} of {})\n", question, share.Value(), share.right, share.asked);
  return kDone;
}

int EvaluateCoreference(const SetOptions& options) {
  ChainScore score;
  int code = OverCases(options, [&](const Pipeline& pipeline, const Case& c, std::vector<std::string>* faults) { ScoreChains(pipeline, c, score, faults); });
  if (code != kDone) return code;
  fmt::print("chains     B-cubed precision {:.3f}  recall {:.3f}  F1 {:.3f}  ({} mentions annotated, {} found)\n", score.Precision(), score.Recall(), score.F1(),
             score.annotated, score.found);
  fmt::print("actor      {:.3f}  ({} of {} mentions have their countries and person)\n", score.named.Value(), score.named.right, score.named.asked);
  fmt::print("pronouns   {:.3f}  ({} of {})\n", score.pronouns.Value(), score.pronouns.right, score.pronouns.asked);
  return kDone;
}

int EvaluateDocuments(const SetOptions& options) {
  DocumentScore score;
  int code = OverCases(options, [&](const Pipeline& pipeline, const Case& c, std::vector<std::string>* faults) { ScoreDocument(pipeline, c, score, faults); });
  if (code == kDone) fmt::print("{}", score.Report());
  return code;
}

/// The state a tag such as "west-germany" names, by the knowledge's own names.
std::string CountryOfTag(const Knowledge& knowledge, std::string_view tag, const Date& date) {
  std::string name(tag);
  std::replace(name.begin(), name.end(), '-', ' ');
  int node = 0;
  for (const std::string& word : NameWords(name)) node = node < 0 ? node : knowledge.Child(node, word);
  if (node < 0) return {};
  for (const NameEntry& entry : knowledge.At(node)) {
    if (entry.kind != NameKind::kState) continue;
    const Entity& entity = knowledge.entities[static_cast<size_t>(entry.entity)];
    if (entity.term.Covers(date)) return entity.code;
  }
  return {};
}

/// Place tags by article id: the field x_places of JSON lines.
Result<std::map<std::string, std::vector<std::string>>> ReadTags(const std::vector<std::string>& inputs) {
  std::map<std::string, std::vector<std::string>> tags;
  simdjson::dom::parser parser;
  for (const std::string& input : inputs) {
    Result<std::string> bytes = ReadFile(input);
    if (!bytes) return bytes.error();
    simdjson::dom::document_stream records;
    if (parser.parse_many(*bytes, 4'000'000).get(records)) return Error{Errc::kBadInput, "no JSON lines", input};
    for (auto record : records) {
      std::string_view id;
      simdjson::dom::array places;
      if (record["id"].get(id)) continue;
      std::vector<std::string>& list = tags[std::string(id)];
      if (record["x_places"].get(places)) continue;
      for (simdjson::dom::element place : places) {
        std::string_view text;
        if (!place.get(text)) list.emplace_back(text);
      }
    }
  }
  return tags;
}

struct CountryCounts {
  int articles = 0;
  int tags = 0;
  int named_tags = 0;
  int found = 0;
  std::map<std::string, int> unknown_tags;
};

/// Countries named in an article against its tags; articles without a tag are left out.
int EvaluateCountries(const SetOptions& options) {
  const Common& common = options.common;
  auto pipeline = Pipeline::Load({common.codebook, common.actors});
  if (!pipeline) return Fail(pipeline.error());
  const Knowledge& knowledge = (*pipeline)->resolver().knowledge();
  auto tags = ReadTags(common.inputs);
  if (!tags) return Fail(tags.error());
  Tally tally(common.quiet);
  Articles articles(common, tally);
  if (articles.nothing_opened()) return Fail(*articles.nothing_opened());
  CountryCounts counts;
  std::mutex counting;
  auto work = [&](Article&& article) -> std::string {
    CodedArticle coded = (*pipeline)->Resolve(std::move(article));
    std::set<std::string> wanted;
    std::map<std::string, std::string> found;
    auto date = Date::Parse(coded.article.published);
    std::lock_guard lock(counting);
    for (const std::string& tag : tags->at(coded.article.id)) {
      std::string country = CountryOfTag(knowledge, tag, date ? *date : Date{});
      if (country.empty()) ++counts.unknown_tags[tag];
      else wanted.insert(country);
    }
    for (const auto& [country, words] : CountriesNamed(coded)) {
      if (knowledge.ByCode(country) >= 0) found[country] = words;
    }
    std::string lines;
    ++counts.articles;
    counts.tags += static_cast<int>(wanted.size());
    counts.found += static_cast<int>(found.size());
    for (const std::string& country : wanted) {
      if (found.count(country) != 0) ++counts.named_tags;
      else lines += fmt::format("{}\t{}\ttagged, not found\t\t{}\n", coded.article.id, country, coded.article.title);
    }
    for (const auto& [country, words] : found) {
      if (wanted.count(country) == 0) lines += fmt::format("{}\t{}\tfound, not tagged\t{}\t{}\n", coded.article.id, country, words, coded.article.title);
    }
    return options.errors ? lines : std::string();
  };
  RunOrdered<std::string>(
      common.Threads(),
      [&](Article& article) {
        while (articles.Next(article)) {
          auto it = tags->find(article.id);
          if (article.status == ArticleStatus::kOk && it != tags->end() && !it->second.empty()) return true;
        }
        return false;
      },
      work, [&](std::string&& lines) { return Print(lines); });
  if (counts.articles == 0) {
    fmt::print(stderr, "lapwing evaluate countries: no article with tags (field x_places) in the input\n");
    return kAnswerIsNo;
  }
  auto share = [](int part, int whole) { return whole == 0 ? 0.0 : static_cast<double>(part) / whole; };
  FILE* out = options.errors ? stderr : stdout;
  fmt::print(out, "{} articles with tags: recall of {} tags {:.3f}, precision of {} countries found {:.3f}\n", counts.articles, counts.tags,
             share(counts.named_tags, counts.tags), counts.found, share(counts.named_tags, counts.found));
  for (const auto& [tag, times] : counts.unknown_tags) fmt::print(out, "tag that names no state we know: {} ({} times)\n", tag, times);
  return kDone;
}

}  // namespace

void AddEvaluateSets(CLI::App& evaluate, Run& run) {
  auto add = [&](const std::string& name, const std::string& what, const std::string& inputs, std::function<int(const SetOptions&)> work) {
    auto options = std::make_shared<SetOptions>();
    CLI::App* verb = evaluate.add_subcommand(name, what);
    options->common.AddInputs(*verb, inputs);
    options->common.AddCoding(*verb);
    verb->get_option("input")->required();
    verb->add_flag("--errors", options->errors, "Name the wrong answers too");
    verb->callback([&run, options, work] { run = [options, work] { return work(*options); }; });
  };
  const std::string cases = "Files of annotated cases, as in tests/sets";
  add("actors", "Who phrases mean: country, sector, person", cases, [](const SetOptions& o) { return EvaluateShares(o, &ScoreActors); });
  add("places", "Where named places and events are, within 25 km", cases, [](const SetOptions& o) { return EvaluateShares(o, &ScorePlaces); });
  add("event-dates", "On which day events happened", cases, [](const SetOptions& o) { return EvaluateShares(o, &ScoreEventDates); });
  add("coreference", "Chains of mentions in annotated articles", cases, &EvaluateCoreference);
  add("documents", "Events of whole annotated reports: type and sides, status, attribution, date", cases, &EvaluateDocuments);
  add("countries", "Countries named in articles against tags of their editors", "JSON lines with x_places", &EvaluateCountries);
}

}  // namespace lapwing::tools
