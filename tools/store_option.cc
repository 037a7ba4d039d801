// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "store/store.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

volatile std::sig_atomic_t asked = 0;

}  // namespace

void StoreOption::Add(CLI::App& verb) {
  verb.add_option("--db", target, "The store: a file, or postgres://HOST/NAME (default: $LAPWING_DB)")->type_name("STORE")->envname("LAPWING_DB");
}

Result<std::unique_ptr<Store>> StoreOption::Open(bool read_only, bool create) const {
  StoreOptions options;
  options.read_only = read_only;
  options.create = create;
  options.on_wait = [](const std::string& why) { fmt::print(stderr, "lapwing: waiting for the store: {}\n", why); };
  return Store::Open(target, options);
}

Result<int64_t> DayOf(const std::string& option, const std::string& text) {
  std::optional<Date> date = Date::Parse(text);
  if (!date || date->precision != Precision::kDay) return Error{Errc::kUsage, fmt::format("{} wants a day as 2024-01-17, not '{}'", option, text), ""};
  return date->Days();
}

bool StopAsked() {
  static const bool prepared = [] {
    struct sigaction action = {};
    action.sa_handler = [](int) { asked = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);  // a second Ctrl-C ends the program at once
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    return true;
  }();
  return prepared && asked != 0;
}

}  // namespace lapwing::tools
