// SPDX-License-Identifier: Apache-2.0
#include "read/json_ld.h"

#include <simdjson.h>

#include <unordered_map>

#include "base/strings.h"
#include "read/json_repair.h"

namespace lapwing {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr size_t kMostAuthors = 20;

std::string Text(element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? std::string(Trim(text)) : "";
}

std::string Text(object from, const char* key) {
  element value;
  return from[key].get(value) == simdjson::SUCCESS ? Text(value) : "";
}

// All objects of a document, in order, nested ones behind those that hold them.
std::vector<object> Objects(element top) {
  std::vector<object> objects;
  std::vector<element> open = {top};
  while (!open.empty()) {
    element value = open.back();
    open.pop_back();
    std::vector<element> inside;
    object record;
    array list;
    if (value.get(record) == simdjson::SUCCESS) {
      objects.push_back(record);
      for (auto field : record) inside.push_back(field.value);
    } else if (value.get(list) == simdjson::SUCCESS) {
      for (element item : list) inside.push_back(item);
    }
    open.insert(open.end(), inside.rbegin(), inside.rend());
  }
  return objects;
}

class Names {
 public:
  explicit Names(const std::vector<object>& objects) {
    for (object record : objects) {
      std::string id = Text(record, "@id"), name = Text(record, "name");
      if (!id.empty() && !name.empty()) by_id_.emplace(id, name);
    }
  }

  std::string Of(element author) const {
    array list;
    if (author.get(list) != simdjson::SUCCESS) return One(author);
    std::string names;
    size_t count = 0;
    for (element item : list) {
      std::string name = One(item);
      if (name.empty() || ++count > kMostAuthors) continue;
      names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }

 private:
  std::string One(element author) const {
    object record;
    if (author.get(record) != simdjson::SUCCESS) return Text(author);
    element name;
    if (record["name"].get(name) == simdjson::SUCCESS) {
      array list;
      if (name.get(list) != simdjson::SUCCESS) return Text(name);
      std::string names;
      for (element item : list) names += (names.empty() ? "" : ", ") + Text(item);
      return names;
    }
    auto found = by_id_.find(Text(record, "@id"));
    return found == by_id_.end() ? "" : found->second;
  }

  std::unordered_map<std::string, std::string> by_id_;  // looked up, never walked
};

}  // namespace

JsonLdFacts ReadJsonLd(const std::vector<std::string>& blocks) {
  JsonLdFacts facts;
  simdjson::dom::parser parser;
  for (const std::string& block : blocks) {
    element top;
    std::string mended;
    if (parser.parse(block).get(top) != simdjson::SUCCESS) {
      mended = RepairJson(block);
      if (parser.parse(mended).get(top) != simdjson::SUCCESS) continue;
    }
    std::vector<object> objects = Objects(top);
    Names names(objects);
    for (object record : objects) {
      std::string headline = Text(record, "headline"), published = Text(record, "datePublished");
      bool article = !headline.empty() || !published.empty() || !Text(record, "articleBody").empty();
      element author;
      if (!article) continue;
      if (facts.author.empty() && record["author"].get(author) == simdjson::SUCCESS) facts.author = names.Of(author);
      if (facts.author.empty() && record["creator"].get(author) == simdjson::SUCCESS) facts.author = names.Of(author);
      if (facts.headline.empty()) facts.headline = headline;
      if (facts.published.empty()) facts.published = published;
      if (facts.modified.empty()) facts.modified = Text(record, "dateModified");
    }
  }
  return facts;
}

}  // namespace lapwing
