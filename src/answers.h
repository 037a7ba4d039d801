// SPDX-License-Identifier: Apache-2.0
/// Asks a coded article what it made of a phrase: for cases and annotated sets, which name phrases and what they mean.
///
///   Where where = FindPhrase(coded.article, "Foreign Minister Choi");
///   const Mention* mention = MentionAt(coded, where);
///   bool right = ActorsFit("PRK GOV Choe Son Hui", mention, knowledge);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/case_file.h"
#include "pipeline.h"

namespace lapwing {

/// A readable article of a case's fields published, title and text.
Article ArticleOf(const Case& c);

/// A stretch of an article's text or title.
struct Where {
  Field field = Field::kText;
  Span span;
  bool found = false;
};

/// Token `token` of sentence `sentence`; sentence -1: nowhere.
struct TokenAt {
  int sentence = -1;
  int token = -1;
};

/// "A phrase" or "a word#2", its second occurrence; looked for in the text, then in the title.
Where FindPhrase(const Article& article, std::string_view phrase);

/// Bytes two spans share.
uint32_t Overlap(Span a, Span b);

/// The first token inside the phrase that governs the others.
TokenAt HeadAt(const CodedArticle& coded, const Where& where);

/// The mention headed inside the phrase that overlaps it most, or null; one that holds the phrase's head before others: "the central bank's
/// chairman Ann Wright" means her, however long the bank's name.
const Mention* MentionAt(const CodedArticle& coded, const Where& where);

/// The time expression that overlaps the phrase most, or null.
const DateMention* DateAt(const CodedArticle& coded, const Where& where);

/// Actors with a country, none left out and none too many, as "RUS GOV Vladimir Putin + UKR -"; "none" for nobody.
std::string DescribeActors(const Mention* mention);

/// What an annotation such as "RUS GOV Vladimir Putin" asks for.
struct WantedActor {
  std::string country;
  std::string sector;  ///< "-": none; "": any
  std::string name;    ///< "": any
};

/// "RUS GOV Vladimir Putin + CHN" taken apart; empty for "none".
std::vector<WantedActor> ParseWanted(std::string_view wanted);

/// How far an answer agrees with an annotation.
struct ActorFit {
  bool country = false;  ///< the same countries, no more and no fewer
  bool sector = false;   ///< and each with its sector
  bool person = false;   ///< and each with the name that was asked for
};

/// Names are compared folded, and as other spellings of one known person.
ActorFit ActorsFit(std::string_view wanted, const Mention* mention, const Knowledge& knowledge);

}  // namespace lapwing
