// SPDX-License-Identifier: Apache-2.0
/// Runs the example sentences of a codebook: the proof that it codes what it says.
#pragma once

#include <string>
#include <vector>

#include "pipeline.h"

namespace lapwing {

/// What an expectation line asks for: "CONSULT.visit CHN > VNM planned".
struct Expectation {
  std::string type;
  std::string mode;                     ///< "" = any
  std::vector<std::string> actors;      ///< country codes, sorted; empty for "-"
  std::vector<std::string> recipients;
  std::string status;                   ///< "" = any
  std::string date;                     ///< "" = any, "-" = none
  std::string fault;                    ///< why it could not be read
};

/// Reads "TYPE[.mode] A,B [> C] [DATE] [status]"; status defaults to `default_status`.
Expectation ParseExpectation(std::string_view text, std::string_view default_status);

/// True when the event is as expected; else says in `difference` what differs.
bool Matches(const Expectation& wanted, const Event& event, std::string* difference = nullptr);

/// One line for people: "CONSULT.visit CHN > VNM 2024-06-13 asserted [consult/visit]".
std::string Brief(const Event& event);

struct ExampleResult {
  const Example* example = nullptr;
  bool passed = false;
  std::string problem;
};

/// Every example of the codebook, in order.
std::vector<ExampleResult> CheckExamples(const Pipeline& pipeline);

}  // namespace lapwing
