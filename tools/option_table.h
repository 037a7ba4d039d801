// SPDX-License-Identifier: Apache-2.0
/// The command line written down, from the options as they are registered: manual pages and completions can never say anything else
/// than --help does.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace lapwing::tools {

/// Pages of section 1 in mdoc-free troff: "lapwing.1", "lapwing-code.1", "lapwing-actors-check.1" ... each with its text.
std::vector<std::pair<std::string, std::string>> ManualPages(const CLI::App& app, const std::string& version);

/// A script for "bash", "zsh" or "fish" that completes verbs and options, and files where a value is one; "" for another shell.
std::string Completion(const CLI::App& app, const std::string& shell);

}  // namespace lapwing::tools
