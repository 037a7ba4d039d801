// SPDX-License-Identifier: Apache-2.0
#include "base/tree_repair_words.h"

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "base/tree_edit.h"

namespace lapwing {
namespace {

using namespace tree_edit;

/// Of the empty subjects of adjectives in UD English EWT and GUM (train) none stands with one of these.
void PersonalIt(Tokens& tokens) {
  for (Token& token : tokens) {
    if (token.deprel != Deprel::expl || token.head < 0 || token.lemma != "it") continue;
    const Token& head = At(tokens, token.head);
    if (head.upos != Upos::ADJ && head.upos != Upos::VERB) continue;
    if (OneOf(head.lemma, {"ready", "prepared", "prepare", "willing", "unwilling", "able", "unable", "determined", "determine", "eager", "keen", "reluctant", "entitled", "committed", "commit", "confident",
                           "convinced", "obliged", "oblige", "poised", "anxious", "loath", "hesitant", "powerless", "loyal", "grateful", "hopeful", "afraid"})) {
      token.deprel = Deprel::nsubj;
    }
  }
}

void ObjectBehindParticle(Tokens& tokens) {
  for (Token& token : tokens) {
    if (token.deprel != Deprel::xcomp || token.head < 0 || (token.upos != Upos::NOUN && token.upos != Upos::PROPN)) continue;
    const int verb = token.head, noun = static_cast<int>(&token - tokens.data());
    if (noun < verb + 2 || At(tokens, verb).upos != Upos::VERB || HasChild(tokens, verb, {Deprel::obj}) || HasChild(tokens, verb, {Deprel::aux_pass})) continue;
    if (OneOf(At(tokens, verb + 1).lemma, {"home", "back", "away", "out", "off", "forward"})) token.deprel = Deprel::obj;
  }
}

void SecondReceiver(Tokens& tokens) {
  for (int i = 2; i < static_cast<int>(tokens.size()); ++i) {
    Token& second = At(tokens, i);
    const int first = i - 2;
    if (At(tokens, i - 1).lemma != "and" || second.upos != Upos::PROPN || second.deprel != Deprel::compound || second.head <= i) continue;
    const Token& receiver = At(tokens, first);
    if (receiver.upos != Upos::PROPN || receiver.deprel != Deprel::iobj || At(tokens, second.head).head != receiver.head) continue;
    At(tokens, i - 1).head = i;
    second.head = first;
    second.deprel = Deprel::conj;
  }
}

void DueTo(Tokens& tokens) {
  const int size = static_cast<int>(tokens.size());
  for (int due = 1; due + 3 < size; ++due) {
    const int to = due + 1, verb = due + 2;
    if (At(tokens, due).form != "due" || At(tokens, to).form != "to" || At(tokens, due).deprel != Deprel::case_ || At(tokens, due - 1).lemma != "be") continue;
    const int noun = At(tokens, verb).head;
    if (At(tokens, verb).upos != Upos::NOUN || At(tokens, verb).deprel != Deprel::compound || noun <= verb || At(tokens, due).head != noun) continue;
    At(tokens, due).head = At(tokens, noun).head;
    At(tokens, due).deprel = At(tokens, noun).deprel;
    At(tokens, due).upos = Upos::ADJ;
    for (int t = 0; t < size; ++t) {
      Token& token = At(tokens, t);
      const bool moved = token.head == noun && t != due && (t < due || (t > noun && (token.deprel == Deprel::punct || token.deprel == Deprel::nmod_unmarked)));
      if (moved) token.head = due;
    }
    At(tokens, to).head = verb;
    At(tokens, to).deprel = Deprel::mark;
    At(tokens, to).upos = Upos::PART;
    At(tokens, verb).head = due;
    At(tokens, verb).deprel = Deprel::xcomp;
    At(tokens, verb).upos = Upos::VERB;
    At(tokens, verb).xpos = XposFrom("VB");
    At(tokens, noun).head = verb;
    At(tokens, noun).deprel = Deprel::obj;
  }
}

void BorderCrossing(Tokens& tokens) {
  for (int i = 1; i < static_cast<int>(tokens.size()); ++i) {
    Token& border = At(tokens, i - 1);
    Token& crossing = At(tokens, i);
    if (crossing.lemma != "cross" || crossing.form != "crossing" || !OneOf(border.lemma, {"border", "frontier"})) continue;
    if (crossing.upos != Upos::VERB || crossing.deprel != Deprel::advcl || crossing.head != border.head) continue;
    crossing.upos = Upos::NOUN;
    crossing.xpos = XposFrom("NN");
    crossing.lemma = "crossing";
    crossing.deprel = border.deprel;
    for (Token& token : tokens) {
      if (token.head == i - 1) token.head = i;
    }
    border.head = i;
    border.deprel = Deprel::compound;
  }
}

void ContentClause(Tokens& tokens) {
  for (int i = 0; i < static_cast<int>(tokens.size()); ++i) {
    Token& that = At(tokens, i);
    if (that.deprel != Deprel::mark || that.lemma != "that" || that.head <= i) continue;
    Token& clause = At(tokens, that.head);
    if (clause.head < 0 || !OneOf(At(tokens, clause.head).lemma, {"accusation", "allegation", "claim", "charge", "report", "rumor", "rumour", "suggestion", "insinuation", "assertion", "contention", "complaint"})) continue;
    if (clause.deprel == Deprel::acl_relcl && (HasChild(tokens, that.head, {Deprel::nsubj}) || HasChild(tokens, that.head, {Deprel::nsubj_pass}))) clause.deprel = Deprel::acl;
  }
}

void WithoutWarning(Tokens& tokens) {
  for (int i = 1; i < static_cast<int>(tokens.size()); ++i) {
    Token& warning = At(tokens, i);
    Token& without = At(tokens, i - 1);
    if (warning.form != "warning" || without.lemma != "without" || warning.upos != Upos::VERB || warning.deprel != Deprel::advcl || HasChild(tokens, i, {Deprel::obj})) continue;
    for (Token& token : tokens) {
      if (token.head == i && token.deprel == Deprel::obl) token.head = warning.head;
    }
    warning.upos = Upos::NOUN;
    warning.xpos = XposFrom("NN");
    warning.lemma = "warning";
    warning.deprel = Deprel::obl;
    without.upos = Upos::ADP;
    without.deprel = Deprel::case_;
  }
}

void VisitingGuest(Tokens& tokens) {
  for (int i = 1; i < static_cast<int>(tokens.size()); ++i) {
    Token& visiting = At(tokens, i);
    if (visiting.form != "visiting" || visiting.head != i - 1 || visiting.deprel != Deprel::xcomp || At(tokens, i - 1).upos != Upos::VERB) continue;
    if (!OneOf(At(tokens, i - 1).lemma, {"tell", "meet", "receive", "assure", "inform", "brief", "host", "greet", "welcome", "see", "urge", "ask", "warn", "thank", "press"})) continue;
    for (Token& guest : tokens) {
      if (guest.head != i || guest.deprel != Deprel::obj) continue;
      const int at = static_cast<int>(&guest - tokens.data());
      guest.head = i - 1;
      for (Token& other : tokens) {
        if (other.head == i && &other != &guest) other.head = i - 1;
      }
      visiting.head = at;
      visiting.deprel = Deprel::amod;
      break;
    }
  }
}

void BareAuxiliary(Tokens& tokens) {
  for (Token& token : tokens) {
    if (token.head < 0 || At(tokens, token.head).upos != Upos::AUX || At(tokens, token.head).head < 0) continue;
    const Token& auxiliary = At(tokens, token.head);
    if (auxiliary.deprel != Deprel::aux || At(tokens, auxiliary.head).upos != Upos::VERB) continue;
    if (token.deprel == Deprel::nsubj || token.deprel == Deprel::obl || token.deprel == Deprel::advmod || token.deprel == Deprel::nsubj_pass) token.head = auxiliary.head;
  }
}

bool NamesDay(const Token& token) {
  return OneOf(LowerAscii(token.form), {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"});
}

void DayOfSaying(Tokens& tokens) {
  for (int day = 2; day + 2 < static_cast<int>(tokens.size()); ++day) {
    Token& token = At(tokens, day);
    if (!NamesDay(token) || (token.deprel != Deprel::obl && token.deprel != Deprel::obl_unmarked && token.deprel != Deprel::advmod) || token.head <= day) continue;
    const int clause = token.head, saying = At(tokens, clause).head;
    if (At(tokens, clause).deprel != Deprel::ccomp || saying < 0 || saying >= day || At(tokens, saying).upos != Upos::VERB) continue;
    const int first = At(tokens, day - 1).head == day ? day - 1 : day;
    int subject = -1;
    bool own = true;  // nothing of the clause, no comma stands between the verb and the day
    for (int i = saying + 1; i < first; ++i) own = own && At(tokens, i).head != clause && At(tokens, i).upos != Upos::PUNCT;
    for (int i = day + 1; i < clause && subject < 0; ++i) {
      if (At(tokens, i).head == clause && (At(tokens, i).deprel == Deprel::nsubj || At(tokens, i).deprel == Deprel::nsubj_pass || At(tokens, i).deprel == Deprel::expl)) subject = i;
    }
    if (own && subject > day && At(tokens, day + 1).upos != Upos::PUNCT) token.head = saying;
  }
}

/// Where the "that" stands which opens the clause, or -1.
int ThatOf(const Tokens& tokens, int clause) {
  for (int i = 0; i < static_cast<int>(tokens.size()); ++i) {
    const Token& token = tokens[static_cast<size_t>(i)];
    if (token.head == clause && token.deprel == Deprel::mark && LowerAscii(token.form) == "that") return i;
  }
  return -1;
}

void BeforeThat(Tokens& tokens) {
  for (int i = 1; i < static_cast<int>(tokens.size()); ++i) {
    Token& token = At(tokens, i);
    if (token.deprel != Deprel::obl && token.deprel != Deprel::obl_unmarked && token.deprel != Deprel::advcl) continue;
    const int clause = token.head;
    if (clause <= i || At(tokens, clause).deprel != Deprel::ccomp || At(tokens, clause).head < 0 || At(tokens, clause).head >= i) continue;
    if (ThatOf(tokens, clause) > i) token.head = At(tokens, clause).head;
  }
}

/// The finite verb said under an infinitive, and its subject between them ("to recognise [Kosovo angered] Serbia"); -1 where there is none.
int VerbBehind(const Tokens& tokens, int infinitive, int& subject) {
  for (int w = infinitive + 2; w < static_cast<int>(tokens.size()); ++w) {
    const Token& verb = tokens[static_cast<size_t>(w)];
    if (verb.head != infinitive || verb.deprel != Deprel::ccomp || verb.upos != Upos::VERB || verb.xpos == XposFrom("VB") || verb.xpos == XposFrom("VBG")) continue;
    subject = -1;
    for (int x = infinitive + 1; x < w; ++x) {
      const Deprel rel = tokens[static_cast<size_t>(x)].deprel;
      if (tokens[static_cast<size_t>(x)].head == w && (rel == Deprel::nsubj || rel == Deprel::nsubj_pass)) subject = x;
    }
    if (subject >= 0 && ThatOf(tokens, w) < 0) return w;
  }
  return -1;
}

void SentenceUnderInfinitive(Tokens& tokens) {
  for (int v = 2; v + 2 < static_cast<int>(tokens.size()); ++v) {
    Token& infinitive = At(tokens, v);
    const int noun = infinitive.head;
    if (infinitive.deprel != Deprel::acl || noun < 0 || noun >= v || At(tokens, noun).upos != Upos::NOUN || At(tokens, noun).head >= 0) continue;
    if (HasChild(tokens, v, {Deprel::obj}) || OneOf(infinitive.lemma, {"say", "announce", "claim", "ensure", "prove", "show", "believe", "see", "hope", "know", "admit", "declare", "insist", "argue", "deny", "think"})) continue;
    int subject = -1;
    const int verb = VerbBehind(tokens, v, subject);
    if (verb < 0) continue;
    const bool passive = At(tokens, subject).deprel == Deprel::nsubj_pass;
    At(tokens, subject).head = v;
    At(tokens, subject).deprel = Deprel::obj;
    At(tokens, verb).head = -1;
    At(tokens, verb).deprel = At(tokens, noun).deprel;
    At(tokens, noun).head = verb;
    At(tokens, noun).deprel = passive ? Deprel::nsubj_pass : Deprel::nsubj;
    return;
  }
}

}  // namespace

void RepairByWords(Sentence& sentence) {
  PersonalIt(sentence.tokens);
  ObjectBehindParticle(sentence.tokens);
  SecondReceiver(sentence.tokens);
  DueTo(sentence.tokens);
  BorderCrossing(sentence.tokens);
  ContentClause(sentence.tokens);
  WithoutWarning(sentence.tokens);
  VisitingGuest(sentence.tokens);
  DayOfSaying(sentence.tokens);
  BeforeThat(sentence.tokens);
  SentenceUnderInfinitive(sentence.tokens);
  BareAuxiliary(sentence.tokens);
}

}  // namespace lapwing
