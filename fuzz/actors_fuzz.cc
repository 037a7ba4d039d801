// SPDX-License-Identifier: Apache-2.0
// Whatever a user's actor file holds, it is judged; what import makes of any dictionary passes the judgement.
#include "fuzz/fuzz.h"
#include "resolve/import.h"
#include "resolve/lint.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace lapwing;
  std::string text(fuzz::Bytes(data, size));
  for (const char* name : {"actors.txt", "places.tsv", "weapons.txt", "ambiguous.txt"}) {
    KnowledgeFile file{name, text, true};
    (void)LintKnowledge({&file, 1}, false);
  }
  for (const char* name : {"old.actors", "old.agents.txt"}) {
    DictionaryImport import(nullptr);
    import.Read(name, text);
    KnowledgeFile made{"made.txt", import.Text(), true};
    fuzz::Require(LintUserFiles({&made, 1}, {}).empty(), "an imported dictionary passes");
  }
  return 0;
}
