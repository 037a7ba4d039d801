// SPDX-License-Identifier: Apache-2.0
/// The reason a call failed on its way to Python, where it becomes one of lapwing's exceptions (lapwing/errors.py). Thrown only in the binding.
#pragma once

#include <exception>
#include <utility>

#include "lapwing/result.h"

namespace lapwing::python {

class Failure : public std::exception {
 public:
  explicit Failure(Error error) : error_(std::move(error)) {}
  const Error& error() const { return error_; }
  const char* what() const noexcept override { return error_.message.c_str(); }

 private:
  Error error_;
};

/// The value, or throws.
template <typename T>
T Value(Result<T> result) {
  if (!result) throw Failure(result.error());
  return std::move(*result);
}

}  // namespace lapwing::python
