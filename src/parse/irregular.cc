// SPDX-License-Identifier: Apache-2.0
#include "parse/irregular.h"

namespace lapwing::parse {
namespace {

constexpr IrregularVerb kVerbs[] = {
    {"arise", "arose", "arisen"}, {"awake", "awoke", "awoken"}, {"bear", "bore", "borne"}, {"beat", "beat", "beaten"},
    {"become", "became", "become"}, {"begin", "began", "begun"}, {"bend", "bent", "bent"}, {"beset", "beset", "beset"},
    {"bet", "bet", "bet"}, {"bid", "bid", "bid"}, {"bind", "bound", "bound"}, {"bite", "bit", "bitten"}, {"bleed", "bled", "bled"},
    {"blow", "blew", "blown"}, {"break", "broke", "broken"}, {"breed", "bred", "bred"}, {"bring", "brought", "brought"},
    {"broadcast", "broadcast", "broadcast"}, {"build", "built", "built"}, {"burst", "burst", "burst"}, {"buy", "bought", "bought"},
    {"cast", "cast", "cast"}, {"catch", "caught", "caught"}, {"choose", "chose", "chosen"}, {"cling", "clung", "clung"},
    {"come", "came", "come"}, {"cost", "cost", "cost"}, {"creep", "crept", "crept"}, {"cut", "cut", "cut"},
    {"deal", "dealt", "dealt"}, {"dig", "dug", "dug"}, {"do", "did", "done"}, {"draw", "drew", "drawn"},
    {"drink", "drank", "drunk"}, {"drive", "drove", "driven"}, {"eat", "ate", "eaten"}, {"fall", "fell", "fallen"},
    {"feed", "fed", "fed"}, {"feel", "felt", "felt"}, {"fight", "fought", "fought"}, {"find", "found", "found"},
    {"flee", "fled", "fled"}, {"fling", "flung", "flung"}, {"fly", "flew", "flown"}, {"forbid", "forbade", "forbidden"},
    {"forecast", "forecast", "forecast"}, {"foresee", "foresaw", "foreseen"}, {"forget", "forgot", "forgotten"},
    {"forgive", "forgave", "forgiven"}, {"forgo", "forwent", "forgone"}, {"freeze", "froze", "frozen"}, {"get", "got", "gotten"},
    {"give", "gave", "given"}, {"go", "went", "gone"}, {"grind", "ground", "ground"}, {"grow", "grew", "grown"},
    {"hang", "hung", "hung"}, {"have", "had", "had"}, {"hear", "heard", "heard"}, {"hide", "hid", "hidden"}, {"hit", "hit", "hit"},
    {"hold", "held", "held"}, {"hurt", "hurt", "hurt"}, {"keep", "kept", "kept"}, {"kneel", "knelt", "knelt"},
    {"know", "knew", "known"}, {"lay", "laid", "laid"}, {"lead", "led", "led"}, {"leave", "left", "left"},
    {"lend", "lent", "lent"}, {"let", "let", "let"}, {"lie", "lay", "lain"}, {"light", "lit", "lit"}, {"lose", "lost", "lost"},
    {"make", "made", "made"}, {"mean", "meant", "meant"}, {"meet", "met", "met"}, {"mislead", "misled", "misled"},
    {"mistake", "mistook", "mistaken"}, {"overcome", "overcame", "overcome"}, {"override", "overrode", "overridden"},
    {"oversee", "oversaw", "overseen"}, {"overtake", "overtook", "overtaken"}, {"overthrow", "overthrew", "overthrown"},
    {"overrun", "overran", "overrun"}, {"pay", "paid", "paid"}, {"put", "put", "put"}, {"quit", "quit", "quit"},
    {"read", "read", "read"}, {"rebuild", "rebuilt", "rebuilt"}, {"repay", "repaid", "repaid"}, {"resend", "resent", "resent"},
    {"rethink", "rethought", "rethought"}, {"retake", "retook", "retaken"}, {"rewrite", "rewrote", "rewritten"},
    {"ride", "rode", "ridden"}, {"ring", "rang", "rung"}, {"rise", "rose", "risen"}, {"run", "ran", "run"},
    {"say", "said", "said"}, {"see", "saw", "seen"}, {"seek", "sought", "sought"}, {"sell", "sold", "sold"},
    {"send", "sent", "sent"}, {"set", "set", "set"}, {"shake", "shook", "shaken"}, {"shed", "shed", "shed"},
    {"shine", "shone", "shone"}, {"shoot", "shot", "shot"}, {"show", "showed", "shown"}, {"shrink", "shrank", "shrunk"},
    {"shut", "shut", "shut"}, {"sing", "sang", "sung"}, {"sink", "sank", "sunk"}, {"sit", "sat", "sat"}, {"slay", "slew", "slain"},
    {"sleep", "slept", "slept"}, {"slide", "slid", "slid"}, {"speak", "spoke", "spoken"}, {"spend", "spent", "spent"},
    {"spin", "spun", "spun"}, {"split", "split", "split"}, {"spread", "spread", "spread"}, {"spring", "sprang", "sprung"},
    {"stand", "stood", "stood"}, {"steal", "stole", "stolen"}, {"stick", "stuck", "stuck"}, {"sting", "stung", "stung"},
    {"stride", "strode", "stridden"}, {"strike", "struck", "struck"}, {"strive", "strove", "striven"}, {"swear", "swore", "sworn"},
    {"sweep", "swept", "swept"}, {"swim", "swam", "swum"}, {"swing", "swung", "swung"}, {"take", "took", "taken"},
    {"teach", "taught", "taught"}, {"tear", "tore", "torn"}, {"tell", "told", "told"}, {"think", "thought", "thought"},
    {"throw", "threw", "thrown"}, {"thrust", "thrust", "thrust"}, {"undergo", "underwent", "undergone"},
    {"understand", "understood", "understood"}, {"undertake", "undertook", "undertaken"}, {"undo", "undid", "undone"},
    {"uphold", "upheld", "upheld"}, {"upset", "upset", "upset"}, {"wake", "woke", "woken"}, {"wear", "wore", "worn"},
    {"weave", "wove", "woven"}, {"weep", "wept", "wept"}, {"win", "won", "won"}, {"wind", "wound", "wound"},
    {"withdraw", "withdrew", "withdrawn"}, {"withhold", "withheld", "withheld"}, {"withstand", "withstood", "withstood"},
    {"write", "wrote", "written"},
};

// Beside the truly irregular ones: words of our field whose ending invites a wrong cut ("bases" of base).
constexpr IrregularPlural kPlurals[] = {
    {"man", "men"}, {"woman", "women"}, {"child", "children"}, {"foot", "feet"}, {"tooth", "teeth"}, {"person", "people"},
    {"serviceman", "servicemen"}, {"gunman", "gunmen"}, {"policeman", "policemen"}, {"spokesman", "spokesmen"},
    {"fisherman", "fishermen"}, {"congressman", "congressmen"}, {"wife", "wives"}, {"life", "lives"}, {"knife", "knives"},
    {"leaf", "leaves"}, {"half", "halves"}, {"shelf", "shelves"}, {"thief", "thieves"}, {"wolf", "wolves"}, {"crisis", "crises"},
    {"analysis", "analyses"}, {"thesis", "theses"}, {"hypothesis", "hypotheses"}, {"criterion", "criteria"},
    {"phenomenon", "phenomena"}, {"datum", "data"}, {"medium", "media"}, {"memorandum", "memoranda"}, {"aircraft", "aircraft"},
    {"spacecraft", "spacecraft"}, {"series", "series"}, {"species", "species"}, {"headquarters", "headquarters"},
    {"ally", "allies"}, {"army", "armies"}, {"navy", "navies"}, {"embassy", "embassies"}, {"country", "countries"},
    {"treaty", "treaties"}, {"enemy", "enemies"}, {"party", "parties"}, {"ministry", "ministries"}, {"penalty", "penalties"},
    {"hero", "heroes"}, {"veto", "vetoes"}, {"embargo", "embargoes"}, {"torpedo", "torpedoes"}, {"echo", "echoes"},
    {"attache", "attaches"}, {"move", "moves"}, {"drone", "drones"}, {"missile", "missiles"}, {"exercise", "exercises"},
    {"release", "releases"}, {"base", "bases"}, {"case", "cases"}, {"purchase", "purchases"}, {"license", "licenses"},
    {"defense", "defenses"}, {"launch", "launches"}, {"clash", "clashes"}, {"crash", "crashes"}, {"branch", "branches"},
    {"mine", "mines"}, {"vehicle", "vehicles"}, {"exchange", "exchanges"}, {"visa", "visas"}, {"tax", "taxes"},
    {"process", "processes"}, {"congress", "congresses"},
};

}  // namespace

std::span<const IrregularVerb> IrregularVerbs() { return kVerbs; }
std::span<const IrregularPlural> IrregularPlurals() { return kPlurals; }

}  // namespace lapwing::parse
