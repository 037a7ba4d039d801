// SPDX-License-Identifier: Apache-2.0
/// Closed lists of words and signs that decide where a token ends. Source: the guidelines and treebanks of UD English EWT 2.16.
#pragma once

#include <algorithm>
#include <string_view>

namespace lapwing::parse {

// Prefixes that stay with their word: "non-nuclear", "anti-ship" (they are no words by themselves).
inline constexpr std::string_view kPrefixes[] = {
    "anti", "arch", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "inter", "intra", "mid", "mini", "mis", "multi",
    "neo", "non", "over", "pan", "para", "post", "pre", "pro", "proto", "pseudo", "quasi", "re", "semi", "socio", "sub", "super",
    "trans", "tri", "ultra", "un", "uni"};
inline constexpr std::string_view kUnits[] = {
    "am", "bln", "bn", "bpd", "cm", "ft", "g", "gb", "ghz", "gmt", "gw", "ha", "hp", "hr", "hrs", "hz", "k", "kg", "khz", "km", "kph",
    "kt", "kw", "kwh", "lb", "lbs", "m", "mb", "mg", "mhz", "ml", "mln", "mm", "mph", "mt", "mw", "nm", "oz", "pct", "pm", "sq", "tb",
    "tn", "trln", "trn", "twh", "yrs"};
/// Only after a sign of money: "$5b" is an amount, "2b" a paragraph.
inline constexpr std::string_view kMoneyUnits[] = {"b", "t"};
/// Money written before its figure without a space: "Rs500", "US$5".
inline constexpr std::string_view kMoneyCodes[] = {
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP", "HKD", "INR", "IRR", "JPY", "KRW", "NOK", "PKR", "PLN", "RMB", "RUB",
    "Rs", "SAR", "SEK", "UAH", "USD", "ZAR"};
inline constexpr std::string_view kMoneySigns[] = {"\u20AC", "\u00A3", "\u00A5", "\u20A9", "\u20B9", "\u20BD", "\u20BA", "\u20AA", "\u20B4"};
inline constexpr std::string_view kDollars[] = {"A", "AU", "C", "CA", "HK", "MX", "NT", "NZ", "R", "S", "U", "US", "Z"};
inline constexpr std::string_view kClitics[] = {"'s", "'re", "'ve", "'ll", "'d", "'m"};
/// What follows "it's" and "you're", never "its" and "your".
inline constexpr std::string_view kAfterVerb[] = {"a", "an", "not", "the"};
inline constexpr std::string_view kAuxiliaries[] = {
    "are", "could", "did", "does", "had", "has", "have", "is", "must", "should", "was", "were", "would"};
/// What follows a plural, seldom a possessive.
inline constexpr std::string_view kAfterPlural[] = {"and", "are", "at", "for", "from", "have", "in", "of", "on", "or", "that", "to", "were", "with"};
/// Words after which a bare "s" is a forgotten "'s" ("thats"); after others it is a plural.
inline constexpr std::string_view kTakesClitic[] = {"else", "he", "here", "how", "it", "let", "she", "that", "there", "what", "where", "who"};
/// Words whose first letters an apostrophe stands for.
inline constexpr std::string_view kClipped[] = {"'cause", "'cuz", "'em", "'n", "'til", "'tis", "'twas"};
/// Written with a slash and read as one word; after "w/" a word may follow.
inline constexpr std::string_view kSlashed[] = {"b/c", "n/a", "s/he", "w/o", "w/out"};

template <size_t N>
bool Holds(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

}  // namespace lapwing::parse
