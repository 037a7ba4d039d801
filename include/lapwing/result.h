// SPDX-License-Identifier: Apache-2.0
/// A value or the reason there is none. Nothing in Lapwing throws across its public edge.
///
///   Result<Model> model = Model::Load(path);
///   if (!model) return model.error();      // Error converts to any Result<T>
///   model->Use();
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace lapwing {

/// Why an operation failed. The command line turns each into an exit code (see tools/exit_code.h).
enum class Errc {
  kUsage,      ///< bad option, bad argument                        exit 2
  kNotFound,   ///< a file or an entry that is not there            exit 2
  kBadInput,   ///< bytes that are not what they should be          exit 3
  kBadData,    ///< our own models, codebook or knowledge are unfit exit 2
  kIo,         ///< the disk or the network failed                  exit 4
};

/// `message` says what is wrong and what to do; `where` names file:line or input.
struct Error {
  Errc code = Errc::kUsage;
  std::string message;
  std::string where;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}          // NOLINT: implicit by design
  Result(Error error) : state_(std::move(error)) {}      // NOLINT: implicit by design
  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() { return std::get<T>(state_); }
  const T& operator*() const { return std::get<T>(state_); }
  T* operator->() { return &std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }
  const Error& error() const { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// For operations that give nothing back but may fail.
struct Ok {};
using Status = Result<Ok>;

}  // namespace lapwing
