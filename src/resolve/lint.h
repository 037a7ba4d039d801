// SPDX-License-Identifier: Apache-2.0
/// Judges knowledge files: every fault of every file, each with its line and the nearest right spelling.
///
///   Errors    bytes that are not UTF-8; unknown blocks, fields, codes, sectors; bad, reversed, overlapping terms, impossible
///             dates, terms after 2030; empty or doubled alternatives; one name of two actors at one time; one common noun in
///             two sectors; bad rows and columns of places; weapons (kinds, countries, names given twice or ambiguous);
///             ambiguous names that ambiguous.txt does not list.
///   Warnings  two people in one single-holder office for over a month; two people of one name in one state; a name that a
///             user's file takes over from the shipped knowledge.
///
/// Files are judged by name: *.tsv holds places; weapons.txt, debris.txt, sectors.txt ... hold what docs/knowledge.md says;
/// any other file may hold blocks of every kind.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "resolve/knowledge_format.h"
#include "resolve/knowledge_text.h"

namespace lapwing {

/// Looks at all files together. When some are a user's, only theirs are judged, with the shipped ones as what they extend.
/// `whole`: the folder must be complete, no file missing. Sorted by file (in the given order) and line.
/// Cost: some 0.2 s for the shipped knowledge.
std::vector<Finding> LintKnowledge(std::span<const KnowledgeFile> files, bool whole);

/// Faults that a user's files have by themselves, without the shipped knowledge; `names` are for "did you mean". Quick: made
/// for every start of the program. Errors only.
std::vector<Finding> LintUserFiles(std::span<const KnowledgeFile> files, const CodeNames& names);

}  // namespace lapwing
