// SPDX-License-Identifier: Apache-2.0
/// What a reading lacks to be an event: parties that its type, its pattern or its grammar asks for.
#pragma once

#include <string_view>

#include "base/tree.h"
#include "code/codebook.h"
#include "code/matcher.h"
#include "lapwing/event.h"

namespace lapwing {

/// What is missing; the first two may have been told in the sentences before (other_party.h).
enum class Missing : unsigned char { kNothing, kDoer, kRecipient, kOther };

struct Lack {
  Missing missing = Missing::kNothing;
  std::string_view reason;      ///< in words, for `explain`
  bool asked_by_type = false;   ///< kRecipient: the codebook's type has none without a recipient
};

/// `event` has the sides that are known so far.
Lack WhatLacks(const Tree& tree, const Codebook& codebook, const Match& match, const Event& event);

/// Whether whom a deed is done to, told by a bare word of no known party, may be the other party of the report: "bombed two villages", "freed the
/// pilot", "armed them". What is the doer's own ("its staff") is not.
bool MayBeOthers(const Tree& tree, const Match& match, std::string_view type);

}  // namespace lapwing
