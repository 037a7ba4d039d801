// SPDX-License-Identifier: Apache-2.0
// Who deals with whom, as a directed network in GraphML (Brandes, U. et al. 2002, GraphML Progress Report, Graph Drawing 2001): a node
// a country, an edge a dyad with its counts. Counts are those of `lapwing series` without its days: every telling of one event once
// within its article.
#include <fmt/format.h>

#include <map>
#include <set>

#include "base/dyads.h"
#include "exchange/event_writer.h"
#include "exchange/values.h"

namespace lapwing {
namespace {

struct Edge {
  int64_t events = 0;
  int64_t quads[4] = {0, 0, 0, 0};
  double score = 0;
  std::string first, last;
};

std::string Escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out;
}

class NetworkWriter : public EventWriter {
 public:
  explicit NetworkWriter(std::shared_ptr<const ExchangeTables> tables) : tables_(std::move(tables)) {}

  std::string Begin() override {
    std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n";
    for (const char* name : {"events", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"})
      head += fmt::format("<key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"long\"/>\n", name);
    for (const char* name : {"score_sum", "score_mean"}) head += fmt::format("<key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"double\"/>\n", name);
    for (const char* name : {"first_day", "last_day"}) head += fmt::format("<key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"string\"/>\n", name);
    return head + "<graph edgedefault=\"directed\">\n";
  }

  void Add(const EventRecord& record, std::string&) override {
    if (!record.event.same_as.empty()) return;  // the first telling counts
    std::vector<Dyad> dyads = DyadsOf(record.event);
    if (dyads.empty()) ++left_out_;
    std::string day = record.event.date ? Date::FromDays(record.event.date.Days()).ToString() : record.article.published.substr(0, 10);
    for (const Dyad& dyad : dyads) {
      Edge& edge = edges_[{dyad.source, dyad.target}];
      ++edge.events;
      if (int quad = QuadNumber(record.event.quad); quad > 0) ++edge.quads[quad - 1];
      edge.score += record.event.score;
      if (day.empty()) continue;
      if (edge.first.empty() || day < edge.first) edge.first = day;
      if (day > edge.last) edge.last = day;
    }
  }

  std::string End() override { return Graph() + "</graph>\n</graphml>\n"; }
  std::string Incomplete(const std::string& reason) override {
    std::string safe = Escaped(reason);
    for (size_t at = safe.find("--"); at != std::string::npos; at = safe.find("--")) safe.replace(at, 2, "- ");  // two hyphens end a comment
    return Graph() + "</graph>\n</graphml>\n<!-- incomplete: " + safe + " -->\n";
  }
  const char* why_left_out() const override { return "no pair of countries"; }

 private:
  std::string Graph() {
    std::string out;
    std::set<std::string> nodes;
    for (const auto& [dyad, edge] : edges_) nodes.insert({dyad.first, dyad.second});
    for (const std::string& node : nodes) {
      std::string name = tables_->CountryName(node);
      out += fmt::format("<node id=\"{}\"><data key=\"label\">{}</data></node>\n", Escaped(node), Escaped(name.empty() ? node : name));
    }
    for (const auto& [dyad, edge] : edges_) {
      out += fmt::format("<edge source=\"{}\" target=\"{}\">", Escaped(dyad.first), Escaped(dyad.second));
      auto data = [&](const char* key, const std::string& value) { out += fmt::format("<data key=\"{}\">{}</data>", key, value); };
      data("events", std::to_string(edge.events));
      const char* quads[] = {"verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"};
      for (int i = 0; i < 4; ++i) data(quads[i], std::to_string(edge.quads[i]));
      data("score_sum", RoundedText(edge.score, 4));
      data("score_mean", RoundedText(edge.score / static_cast<double>(edge.events), 4));
      if (!edge.first.empty()) data("first_day", edge.first), data("last_day", edge.last);
      out += "</edge>\n";
      ++rows_;
    }
    return out;
  }

  std::shared_ptr<const ExchangeTables> tables_;
  std::map<std::pair<std::string, std::string>, Edge> edges_;
};

}  // namespace

std::unique_ptr<EventWriter> MakeNetworkWriter(std::shared_ptr<const ExchangeTables> tables) { return std::make_unique<NetworkWriter>(std::move(tables)); }

}  // namespace lapwing
