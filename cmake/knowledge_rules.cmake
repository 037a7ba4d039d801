# Writes a header with one number that changes when the code that reads knowledge files does: an index made by other rules is
# not used. -DFILES=a;b -DHEADER=path
set(sums "")
foreach(file ${FILES})
  file(SHA256 ${file} sum)
  string(APPEND sums ${sum})
endforeach()
string(SHA256 rules "${sums}")
string(SUBSTRING ${rules} 0 16 rules)
file(WRITE ${HEADER} "#pragma once\n#include <cstdint>\nnamespace lapwing {\ninline constexpr uint64_t kKnowledgeRules = 0x${rules}ULL;\n}\n")
