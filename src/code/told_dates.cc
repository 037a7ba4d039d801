// SPDX-License-Identifier: Apache-2.0
#include "code/told_dates.h"

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "base/tree.h"
#include "code/background.h"
#include "code/clauses.h"
#include "code/tellings.h"

namespace lapwing {
namespace {

constexpr int kOpening = 3;          // paragraphs after the first in which its story may go on unsaid
constexpr int kSpokenOf = 4;         // sentences in which those who did what the first one tells speak of it
constexpr int kNews = 10;            // days that what a report leads with may lie back
constexpr int kHolds = 2;            // sentences after the first for which a day before the report's holds

/// "Statement of the National Security Committee", "ISLAMABAD, 24 April 2025:": nothing is told yet.
bool Heading(const Tree& tree) {
  if (tree.size() == 0 || OneOf(tree[tree.size() - 1].form, {".", "!", "?"})) return false;
  for (int t = 0; t < tree.size(); ++t) {
    if (tree.IsVerbal(t)) return false;
  }
  return true;
}

/// "It will not go unanswered, he told reporters": words that are an act are said in the clause that tells them.
int ClauseOfTelling(const Tree& tree, int clause) {
  if (tree.Rel(clause) == Deprel::ccomp && tree.Head(clause) >= 0 && tree.IsVerbal(tree.Head(clause))) return tree.Head(clause);
  for (int child : tree.Children(clause)) {
    if (tree.Rel(child) == Deprel::parataxis && child > clause && SubjectOf(tree, child) >= 0 && OneOf(tree.Lemma(child), {"say", "tell", "warn", "add", "declare", "note", "write"})) return child;
  }
  return clause;
}

/// Told without a day, in a form that may take the day held: the simple past, or the past perfect where the story goes on.
bool TakesHeldDay(const Tree& tree, int trigger, bool goes_on, bool words, bool statement) {
  int clause = ClauseAt(tree, trigger);
  if (words) clause = ClauseOfTelling(tree, clause);
  for (int t = clause; tree.Head(t) >= 0; t = tree.Head(t)) {
    // "Yoon, attending the summit, called": beside the main clause; other clauses about a noun tell of another time.
    bool beside = tree.Rel(t) == Deprel::acl && tree[t].xpos == XposFrom("VBG") && tree.Leftmost(t) > 0 && tree[tree.Leftmost(t)].form == ",";
    bool about = tree.Rel(t) == Deprel::acl_relcl || tree.Rel(t) == Deprel::acl || tree.Rel(t) == Deprel::advcl_relcl;
    if (about && !beside) return false;
  }
  if (SharesPerfect(tree, clause)) return false;
  bool auxiliary = false;
  for (int child : tree.Children(clause)) {
    if (tree.Rel(child) != Deprel::aux && tree.Rel(child) != Deprel::aux_pass && tree.Rel(child) != Deprel::cop) continue;
    auxiliary = true;
    if (OneOf(tree.Lemma(child), {"will", "shall"})) return false;
    if (tree.Lemma(child) != "have") continue;
    if (LowerAscii(tree[child].form) != "had" || !goes_on) return false;
  }
  bool present = tree[clause].xpos == XposFrom("VBZ") || tree[clause].xpos == XposFrom("VBP");
  return auxiliary || !present || (statement && words);
}

std::set<std::string> Countries(const std::vector<Actor>& actors) {
  std::set<std::string> countries;
  for (const Actor& actor : actors) countries.insert(actor.country);
  return countries;
}

bool Meet(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& country) { return b.count(country) != 0; });
}

bool Happened(const Event& event) { return event.status == EventStatus::kAsserted || event.status == EventStatus::kClaimed; }

/// How well the headline's act fits an act of the report: 2 the same sides, 1 a doer and a side shared, 0 not at all.
int Fit(const Event& headline, const Event& event) {
  if (headline.type != event.type || (headline.status != event.status && !(Happened(headline) && Happened(event)))) return 0;
  std::set<std::string> actors = Countries(headline.actors), recipients = Countries(headline.recipients);
  std::set<std::string> others = Countries(event.actors), others_recipients = Countries(event.recipients);
  if (actors == others && recipients == others_recipients) return 2;
  bool shared = Meet(actors, others) && (recipients.empty() || others_recipients.empty() || Meet(recipients, others_recipients));
  return shared ? 1 : 0;
}

int Auxiliaries(const Tree& tree, int verb) {
  const auto& children = tree.Children(verb);
  return static_cast<int>(std::count_if(children.begin(), children.end(), [&](int child) { return tree.Rel(child) == Deprel::aux; }));
}

/// "We condemn", in a briefing or statement.
bool SpeaksForItself(const Tree& tree, int clause) {
  const int subject = SubjectOf(tree, clause);
  return subject >= 0 && OneOf(LowerAscii(tree[subject].form), {"we", "i"});
}

bool InPerfect(const Tree& tree, int verb) {
  const auto& children = tree.Children(verb);
  return std::any_of(children.begin(), children.end(), [&](int child) { return tree.Rel(child) == Deprel::aux && OneOf(LowerAscii(tree[child].form), {"has", "have", "'s", "'ve"}); });
}

/// "said", "told reporters", "took the decision", "announced the move".
bool SpeaksOfIt(const Tree& tree, int root) {
  if (OneOf(tree.Lemma(root), {"say", "tell", "announce", "declare", "disclose", "confirm", "reveal", "explain"})) return true;
  const int object = tree.Child(root, Deprel::obj);
  const bool carries = OneOf(tree.Lemma(root), {"take", "make", "issue", "give"});
  return carries && object >= 0 && OneOf(tree.Lemma(object), {"decision", "step", "move", "measure", "announcement", "demand", "request", "order"});
}

/// "the raid on the camp", "Saturday's resolution", "the framework": a noun by which an act of that type is told again.
bool TellsAgain(std::string_view type, std::string_view noun) {
  if (OneOf(type, {"ASSAULT", "MOBILIZE"})) return OneOf(noun, {"raid", "attack", "strike", "bombing", "assault", "shelling", "ambush", "operation", "offensive", "clash"});
  if (OneOf(type, {"AGREE", "SUPPORT", "COOPERATE"})) return OneOf(noun, {"agreement", "accord", "deal", "treaty", "pact", "framework", "signing", "resolution", "vote"});
  return OneOf(type, {"SANCTION", "COERCE", "CONCEDE", "RETREAT"}) && OneOf(noun, {"resolution", "vote", "decision", "measure", "step", "move", "order", "expulsion", "arrest", "release"});
}

/// "and later blamed him for the failure": on no day told before.
bool ToldAsLater(const Tree& tree, int clause) {
  const auto& children = tree.Children(clause);
  return std::any_of(children.begin(), children.end(), [&](int child) {
    return child < clause && tree.Rel(child) == Deprel::advmod && LowerAscii(tree[child].form) == "later" && tree.Children(child).empty();
  });
}

class Teller {
 public:
  Teller(std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions, const Date& published)
      : sentences_(sentences), mentions_(mentions), published_(published), tellings_(sentences.size()) {}

  void Read() {
    Date held, scene;
    std::set<std::string> persons;  // named when the scene's day was
    bool opening = false;  // still the first sentence's story
    bool today = false;    // told by those who did it: "met today", without a dateline
    Date last;
    int told = 0;
    for (size_t i = 0; i < sentences_.size(); ++i) {
      if (sentences_[i].field != Field::kText) continue;
      Telling& telling = tellings_[i];
      Tree tree(sentences_[i]);
      ReadDays(tree, mentions_[i], published_, telling);
      telling.item = StartsItem(sentences_[i]);
      telling.last = last;
      telling.told = std::max(told, first_);
      if (telling.own) last = telling.own, told = static_cast<int>(i);
      if (first_ < 0 && Heading(tree)) continue;
      if (first_ < 0) {
        first_ = static_cast<int>(i);
        held = telling.own ? telling.own : published_;
        scene = held;
        persons = PersonsIn(mentions_[i]);
        opening = true;
        bool dateline = std::any_of(mentions_[i].dates.begin(), mentions_[i].dates.end(), [](const DateMention& d) { return d.basis == "dateline"; });
        today = held == published_ && SaysToday(tree) && !dateline;
        today_ = today;
        dated_ = telling.own || dateline || today;
        continue;
      }
      const bool hour = !telling.own && TellsHour(tree, mentions_[i]);
      telling.on = !telling.item && (GoesOn(tree) || hour);
      if (hour && !held) held = last.precision == Precision::kDay ? last : published_;
      bool near = sentences_[i].paragraph <= sentences_[static_cast<size_t>(first_)].paragraph + kOpening;
      opening = opening && near && !telling.item && !telling.other && (!telling.own || telling.own == held);
      if (!telling.on && !opening) {
        // "Zameer thanked": a person of the scene, after a quotation or a remark.
        bool back = !telling.item && SubjectIs(tree, mentions_[i], persons);
        telling.back = back;
        held = back ? scene : today && !telling.item ? published_ : Date{};
      }
      telling.held = held;
      if (telling.own) {
        scene = held = telling.own;
        persons = PersonsIn(mentions_[i]);
      } else if (telling.item || (telling.other && !telling.on)) {
        persons.clear();
      }
    }
  }

  void Redate(Event& event) const {
    // "announced last month that it would ease": the day of the announcement is none of the plan's.
    if (event.status == EventStatus::kPlanned && event.date && LastDay(event.date) < published_.Days() - 1) Give(event, {}, "");
    const int i = SentenceOf(event);
    if (i > first_ && first_ >= 0 && event.date_basis != "text" && Happened(event) && OfThatTime(i)) {
      Give(event, {}, "");
      event.status = EventStatus::kHistorical;
      return;
    }
    if (i < first_ || i < 0 || (event.date_basis != "published" && event.date_basis != "dateline")) return;
    Tree tree(sentences_[static_cast<size_t>(i)]);
    GiveDay(event, DayOf(event, i, tree));
  }

  /// "Ecuador has granted asylum", undated at the head of the report, which tells the same with its day: as a headline. Or its doer speaks of it next.
  void Lead(Event& lead, const std::vector<Event>& events) const {
    if (lead.field != Field::kText || SentenceOf(lead) != first_ || lead.date_basis == "text" || !Happened(lead)) return;
    Tree tree(sentences_[static_cast<size_t>(first_)]);
    const int trigger = TriggerOf(lead, first_);
    if (trigger < 0) return;
    const int clause = ClauseAt(tree, trigger);
    const bool beside = tree.Rel(clause) == Deprel::advcl && tree[clause].xpos == XposFrom("VBG") && tree.Head(clause) >= 0;
    if (!InPerfect(tree, clause) && !(beside && InPerfect(tree, ClauseAt(tree, tree.Head(clause))))) return;
    if (const Date day = SpokenOfNext(Countries(lead.actors)); day && tree.IsVerbal(trigger)) return Give(lead, day, "text");
    if (const Date day = ToldAgainNext(lead.type); day && tree.IsVerbal(trigger)) return Give(lead, day, "text");
    for (const Event& event : events) {
      if (&event == &lead || event.field == Field::kTitle || event.date_basis != "text" || event.date.precision != Precision::kDay || !News(event) || Fit(lead, event) < 2) continue;
      return Give(lead, event.date, "text");
    }
  }

  void Headline(Event& headline, const std::vector<Event>& events) const {
    bool undated = headline.date_basis == "published" || !headline.date;
    if (!IsHeadline(headline) || !undated || headline.status == EventStatus::kDenied) return;
    const Event* best = nullptr;
    int fit = headline.date ? 0 : 1;  // what is told by a noun or lies ahead: only the very same act
    for (const Event& event : events) {
      if (&event == &headline || IsHeadline(event) || !event.date || event.status == EventStatus::kHistorical || !News(event)) continue;
      if (int found = Fit(headline, event); found > fit) best = &event, fit = found;
    }
    if (best != nullptr) return Give(headline, best->date, best->date_basis);
    if (first_ < 0) return;
    Date first = tellings_[static_cast<size_t>(first_)].own;
    if (!first && LeadsInPerfect()) first = SpokenOfNext(Countries(headline.actors));
    if (!first && LeadsInPerfect()) first = ToldAgainNext(headline.type);
    if (headline.date && first && Happened(headline) && !NamedOnly(headline)) Give(headline, first, "text");
  }

 private:
  /// Not told of weeks ago, as what a report leads with is not.
  bool News(const Event& event) const { return event.date.precision != Precision::kDay || published_.Days() - event.date.Days() <= kNews; }

  /// "Algeria has shut its skies": what is new has no day there.
  bool LeadsInPerfect() const {
    Tree tree(sentences_[static_cast<size_t>(first_)]);
    const int root = RootOf(tree);
    return root >= 0 && (InPerfect(tree, root) || (tree.Child(root, Deprel::ccomp) >= 0 && InPerfect(tree, tree.Child(root, Deprel::ccomp))));
  }

  /// "Algeria has shut its skies. The council took the decision on Wednesday", "the general told reporters on Wednesday": when those who did it spoke of it.
  Date SpokenOfNext(const std::set<std::string>& doers) const {
    const size_t end = std::min(sentences_.size(), static_cast<size_t>(first_) + 1 + kSpokenOf);
    for (size_t i = static_cast<size_t>(first_) + 1; i < end && Near(static_cast<int>(i)) && !tellings_[i].item; ++i) {
      if (tellings_[i].own.precision != Precision::kDay) continue;
      Tree tree(sentences_[i]);
      const int root = RootOf(tree);
      const Mention* speaker = root < 0 ? nullptr : mentions_[i].At(SubjectOf(tree, root));
      const bool theirs = speaker != nullptr && std::any_of(speaker->actors.begin(), speaker->actors.end(), [&](const Actor& actor) { return doers.count(actor.country) != 0; });
      return theirs && SpeaksOfIt(tree, root) ? tellings_[i].own : Date{};
    }
    return {};
  }

  /// "Jets have bombed the camp. Seven were killed in the raid on Friday", "has slapped an embargo on it. Thirteen backed Saturday's resolution": the day beside the
  /// noun that tells the lead's act again in the sentence after it.
  Date ToldAgainNext(std::string_view type) const {
    const size_t i = static_cast<size_t>(first_) + 1;
    if (i >= sentences_.size() || !Near(static_cast<int>(i)) || tellings_[i].item) return {};
    Tree tree(sentences_[i]);
    for (const DateMention& day : mentions_[i].dates) {
      if (day.date.precision != Precision::kDay || day.duration || day.basis != "text" || day.date.Days() > published_.Days() || published_.Days() - day.date.Days() > kNews) continue;
      for (int t = 0; t < tree.size(); ++t) {
        if (tree[t].upos != Upos::NOUN || !TellsAgain(type, tree.Lemma(t))) continue;
        const bool days_own = tree.Under(day.first, t) && day.last == t - 2 && OneOf(tree[t - 1].form, {"'s", "’s"});
        const bool the = tree.Leftmost(t) <= t - 1 && tree.Child(t, Deprel::det) >= 0 && LowerAscii(tree[tree.Child(t, Deprel::det)].form) == "the";
        const bool behind = the && day.first > t && day.first - t <= 8 && ClauseAt(tree, day.first) != t && (tree.Under(day.first, t) || ClauseAt(tree, day.first) == ClauseAt(tree, t));
        if (days_own || behind) return day.date;
      }
    }
    return {};
  }

  Date DayOf(const Event& event, int i, const Tree& tree) const {
    const Telling& telling = tellings_[static_cast<size_t>(i)];
    const int trigger = TriggerOf(event, i);
    const bool plain = trigger >= 0 && event.status == EventStatus::kAsserted && Auxiliaries(tree, ClauseAt(tree, trigger)) == 0;
    // "SEOUL, March 3 - Seoul has asked", "might offer": the day of the report is that of its simple past alone.
    if (event.date_basis == "dateline") return plain ? event.date : Date{};
    // "hackers broke in, Berlin said on Friday": the day of the report.
    if (i == first_) return event.status == EventStatus::kClaimed && telling.own && dated_ ? Date{} : event.date;
    const bool scene = telling.back && telling.held != published_;
    const bool answers = !telling.on && !scene && !today_ && event.quad == "verbal conflict";
    if (!dated_) {
      // A report that opens without a day (a web page, a transcript) is news of its own day until it tells of another, where it goes on, or as long as it tells of
      // "today".
      const bool elsewhere = telling.last && telling.last != published_ && telling.last.precision == Precision::kDay;
      const bool own_words = trigger >= 0 && SpeaksForItself(tree, ClauseAt(tree, trigger));
      return today_ || own_words || telling.on || telling.back || !(answers || elsewhere || !Near(i)) ? event.date : Date{};
    }
    const bool another_word = event.status == EventStatus::kClaimed && !telling.on;
    if (trigger < 0 || another_word || answers || telling.own || telling.counted || !TakesHeldDay(tree, trigger, telling.on, event.quad.starts_with("verbal"), today_)) return {};
    // A day before the report's does not hold on: what else was done is told as news.
    if (telling.held != published_ && !telling.on && i > telling.told + kHolds) return {};
    // A month is held by nothing, nor a day of weeks ago, nor by what came later.
    if (telling.held && (telling.held.precision != Precision::kDay || published_.Days() - telling.held.Days() > kNews || ToldAsLater(tree, ClauseAt(tree, trigger)))) return {};
    return telling.held;
  }

  /// "The Ivorians denied it at the time", "Washington later paid for the building", right behind a day of long ago: as old.
  bool OfThatTime(int i) const {
    const Telling& telling = tellings_[static_cast<size_t>(i)];
    if (telling.own || telling.other || i - telling.told > 1 || !IsBackground(telling.last, published_)) return false;
    Tree tree(sentences_[static_cast<size_t>(i)]);
    for (int t = 0; t < tree.size(); ++t) {
      const std::string form = LowerAscii(tree[t].form);
      const bool whose = t + 1 < tree.size() && LowerAscii(tree[t + 1].form) == "of";
      const bool time = form == "time" && !whose && t >= 2 && LowerAscii(tree[t - 1].form) == "the" && LowerAscii(tree[t - 2].form) == "at";
      if (time || (tree.Rel(t) == Deprel::advmod && OneOf(form, {"later", "afterwards", "afterward", "subsequently"}) && tree.Children(t).empty())) return true;
    }
    return false;
  }

  bool Near(int i) const { return sentences_[static_cast<size_t>(i)].paragraph <= sentences_[static_cast<size_t>(first_)].paragraph + kOpening; }

  void GiveDay(Event& event, const Date& date) const { Give(event, date, date && date == published_ ? "published" : "text"); }

  /// A title, or the line above the dateline that a page put into its text: "Lavrov arrives in Da Nang. DA NANG, November 9. /TASS/."
  bool IsHeadline(const Event& event) const {
    if (event.field == Field::kTitle) return true;
    const size_t next = static_cast<size_t>(first_ + 1);
    if (first_ < 0 || next >= sentences_.size() || SentenceOf(event) != first_) return false;
    const auto& dates = mentions_[next].dates;
    return std::any_of(dates.begin(), dates.end(), [](const DateMention& d) { return d.basis == "dateline"; });
  }

  static std::set<std::string> PersonsIn(const SentenceMentions& mentions) {
    std::set<std::string> names;
    for (const Mention& mention : mentions.mentions) {
      if (mention.kind == MentionKind::kPerson && mention.actors.size() == 1 && !mention.actors[0].name.empty()) names.insert(mention.actors[0].name);
    }
    return names;
  }

  static bool SubjectIs(const Tree& tree, const SentenceMentions& mentions, const std::set<std::string>& names) {
    int root = RootOf(tree);
    if (root < 0) return false;
    auto is = [&](int verb) {
      const Mention* mention = mentions.At(SubjectOf(tree, verb));
      return mention != nullptr && mention->actors.size() == 1 && names.count(mention->actors[0].name) != 0;
    };
    // "Merkel condemned it, her spokesman said"
    const int told = tree.Child(root, Deprel::ccomp);
    return is(root) || (told >= 0 && told < root && is(told));
  }

  /// "blame Russia for cyberattacks": the noun's act is not what the first sentence tells.
  bool NamedOnly(const Event& headline) const {
    for (const Sentence& sentence : sentences_) {
      if (sentence.field != Field::kTitle) break;
      for (const Token& token : sentence.tokens) {
        if (token.span.begin == headline.trigger.begin) return token.head >= 0 && (token.upos == Upos::NOUN || token.upos == Upos::PROPN);
      }
    }
    return false;
  }

  static bool SaysToday(const Tree& tree) {
    for (int t = 0; t < tree.size(); ++t) {
      if (LowerAscii(tree[t].form) == "today") return true;
      const bool part = t > 0 && LowerAscii(tree[t - 1].form) == "this" && OneOf(LowerAscii(tree[t].form), {"morning", "afternoon", "evening"});
      if (part) return true;
    }
    return false;
  }

  int SentenceOf(const Event& event) const {
    if (event.field != Field::kText) return -1;
    auto at = std::partition_point(sentences_.begin(), sentences_.end(), [&](const Sentence& sentence) {
      return sentence.field != Field::kText || sentence.span.begin < event.sentence.begin;
    });
    return at == sentences_.end() ? -1 : static_cast<int>(at - sentences_.begin());
  }

  int TriggerOf(const Event& event, int sentence) const {
    const std::vector<Token>& tokens = sentences_[static_cast<size_t>(sentence)].tokens;
    for (size_t t = 0; t < tokens.size(); ++t) {
      if (tokens[t].span.begin == event.trigger.begin) return static_cast<int>(t);
    }
    return -1;
  }

  void Give(Event& event, const Date& date, const std::string& basis) const {
    event.date = date;
    event.date_basis = date ? basis : "";
    if (Happened(event) && IsBackground(date, published_)) event.status = EventStatus::kHistorical;
  }

  std::span<const Sentence> sentences_;
  std::span<const SentenceMentions> mentions_;
  Date published_;
  std::vector<Telling> tellings_;
  int first_ = -1;
  bool today_ = false;  ///< told by those who did it: "met today"
  bool dated_ = false;  ///< the first sentence tells its day, or stands under a dateline
};

}  // namespace

void TellDates(std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions, const Date& published, std::vector<Event>& events) {
  bool asked = std::any_of(events.begin(), events.end(), [](const Event& event) {
    return event.date_basis != "text" || event.field == Field::kTitle || event.status == EventStatus::kPlanned;
  });
  if (published.precision != Precision::kDay || !asked) return;
  Teller teller(sentences, mentions, published);
  teller.Read();
  for (Event& event : events) teller.Redate(event);
  for (Event& event : events) teller.Lead(event, events);
  for (Event& event : events) teller.Headline(event, events);
}

}  // namespace lapwing
