// SPDX-License-Identifier: Apache-2.0
// Is a store sound? And copies of it.
#include <fmt/format.h>

#include "store/store.h"
#include "tools/verb.h"

namespace lapwing::tools {

void AddVerify(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("verify", "Is a store sound? With --backup, copy it while others use it");
  verb->footer("Examples:\n  lapwing verify --db news.db\n  lapwing verify --db news.db --backup copy.db");
  auto store = std::make_shared<StoreOption>();
  auto backup = std::make_shared<std::string>();
  store->Add(*verb);
  verb->add_option("--backup", *backup, "Write a copy to this file, then verify the copy")->type_name("FILE");
  verb->callback([&run, store, backup] {
    run = [store, backup]() -> int {
      auto opened = store->Open(true);
      if (!opened) return Fail(opened.error());
      std::string name = store->target;
      if (!backup->empty()) {
        Status copied = (*opened)->Backup(*backup);
        if (!copied) return Fail(copied.error());
        name = *backup;
        opened = StoreOption{*backup}.Open(true);
        if (!opened) return Fail(opened.error());
      }
      auto faults = (*opened)->Verify();
      if (!faults) return Fail(faults.error());
      for (const std::string& fault : *faults) fmt::print("{}: {}\n", name, fault);
      if (!faults->empty()) return kAnswerIsNo;
      auto counts = (*opened)->Counts();
      if (!counts) return Fail(counts.error());
      fmt::print("{}: sound; {} articles ({} of them rejects), {} codings by {} coders, {} events, {} dyad days, {} corrections\n", name, counts->articles, counts->rejected_articles, counts->codings,
                 counts->coders, counts->events, counts->pairs, counts->corrections);
      return kDone;
    };
  });
}

}  // namespace lapwing::tools
