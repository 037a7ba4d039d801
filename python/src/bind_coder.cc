// SPDX-License-Identifier: Apache-2.0
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "article_feed.h"
#include "base/event_json.h"
#include "bind.h"
#include "event_table.h"
#include "failure.h"
#include "loaded_coder.h"
#include "ordered.h"
#include "pipeline.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace lapwing::python {
namespace {

LoadedCoder Load(const std::string& codebook, const std::vector<std::string>& actors, bool frames_only) {
  nb::gil_scoped_release free;
  return {Value(Pipeline::Load({codebook, actors, frames_only}))};
}

/// (table, number of articles, lines of rejects)
nb::tuple Code(const LoadedCoder& coder, ArticleFeed& feed, int threads) {
  EventTable table;
  if (threads <= 0) threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  {
    nb::gil_scoped_release free;
    const Pipeline& pipeline = *coder.pipeline;
    using Records = std::vector<EventRecord>;
    RunOrdered<Records>(
        threads, [&](Article& article) { return feed.Next(article); },
        [&](Article&& article) {
          CodedArticle coded = pipeline.Code(std::move(article));
          Records records;
          for (const Event& event : coded.events) records.push_back(MakeRecord(event, coded.article, pipeline.stamp()));
          return records;
        },
        [&](Records&& records) {
          for (const EventRecord& record : records) table.Append(record);
          return true;
        });
  }
  feed.Raise();
  return nb::make_tuple(nb::cast(std::move(table)), feed.articles(), feed.rejects());
}

nb::tuple CodeChunks(const LoadedCoder& coder, const nb::iterator& chunks, const std::string& published, int threads) {
  ArticleFeed feed(chunks, {published});
  return Code(coder, feed, threads);
}

nb::tuple CodePaths(const LoadedCoder& coder, std::vector<std::string> paths, const std::string& published, int threads) {
  {
    nb::gil_scoped_release free;
    for (const std::string& path : paths) Value(Reader::Open(path, {published}));  // what is missing is told before hours of work
  }
  ArticleFeed feed(std::move(paths), {published});
  return Code(coder, feed, threads);
}

nb::dict Relate(const LoadedCoder& coder, const std::string& text, const std::vector<std::string>& sources, const std::vector<std::string>& targets) {
  Relation relation;
  {
    nb::gil_scoped_release free;
    relation = coder.pipeline->Relate(text, sources, targets);
  }
  auto or_none = [](const std::string& value) { return value.empty() ? nb::none() : nb::object(nb::str(value.c_str(), value.size())); };
  nb::dict answer;
  answer["type"] = relation.type;
  answer["mode"] = or_none(relation.mode);
  answer["quad"] = relation.quad;
  answer["confidence"] = std::round(relation.confidence * 1000) / 1000;
  answer["status"] = ToString(relation.status);
  answer["frame"] = or_none(relation.frame);
  return answer;
}

nb::dict SentenceDict(const std::string& text, const Sentence& sentence) {
  nb::list tokens, names;
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    nb::dict one;
    one["id"] = i + 1;
    one["form"] = token.form;
    one["lemma"] = token.lemma;
    one["upos"] = ToString(token.upos);
    one["xpos"] = XposName(token.xpos);
    one["head"] = token.head + 1;
    one["deprel"] = ToString(token.deprel);
    one["begin"] = token.span.begin;
    one["end"] = token.span.end;
    tokens.append(one);
  }
  for (const EntitySpan& entity : sentence.entities) {
    Span span{sentence.tokens[static_cast<size_t>(entity.first)].span.begin, sentence.tokens[static_cast<size_t>(entity.last)].span.end};
    std::string_view words = Slice(text, span);
    nb::dict one;
    one["text"] = nb::str(words.data(), words.size());
    one["kind"] = ToString(entity.kind);
    one["begin"] = span.begin;
    one["end"] = span.end;
    names.append(one);
  }
  std::string_view words = Slice(text, sentence.span);
  nb::dict parsed;
  parsed["begin"] = sentence.span.begin;
  parsed["end"] = sentence.span.end;
  parsed["text"] = nb::str(words.data(), words.size());
  parsed["tokens"] = tokens;
  parsed["names"] = names;
  return parsed;
}

nb::list Parse(const LoadedCoder& coder, const std::string& text) {
  std::vector<Sentence> sentences;
  {
    nb::gil_scoped_release free;
    sentences = coder.pipeline->parser().Parse(text, Field::kText);
  }
  nb::list parsed;
  for (const Sentence& sentence : sentences) parsed.append(SentenceDict(text, sentence));
  return parsed;
}

nb::dict Stamp(const LoadedCoder& coder) {
  const CoderStamp& stamp = coder.pipeline->stamp();
  nb::dict answer;
  answer["version"] = stamp.version;
  answer["codebook"] = stamp.codebook;
  answer["model"] = stamp.model;
  return answer;
}

}  // namespace

void BindCoder(nb::module_& module) {
  nb::class_<LoadedCoder>(module, "LoadedCoder")
      .def("code_chunks", &CodeChunks, "chunks"_a, "published"_a, "threads"_a)
      .def("code_paths", &CodePaths, "paths"_a, "published"_a, "threads"_a)
      .def("relate", &Relate, "text"_a, "actors"_a, "recipients"_a)
      .def("parse", &Parse, "text"_a)
      .def("stamp", &Stamp);
  module.def("load_coder", &Load, "codebook"_a, "actors"_a, "frames_only"_a);
}

}  // namespace lapwing::python
