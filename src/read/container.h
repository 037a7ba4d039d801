// SPDX-License-Identifier: Apache-2.0
/// The files inside of an archive (zip, 7z, tar), or the one inside of a compressed stream (zstd, xz, bzip2, gzip; also around a tar), one
/// after another, unpacked as they are read, by libarchive. Nothing is ever written to the disk, so names such as "../../etc/passwd" are names.
///
/// Damage       an encrypted or damaged member is a Member with `refusal`; where the archive allows it, the next one is read
/// Bombs        a member that unpacks to more than kMemberRatio times what it takes (once over 16 MiB), and archives that in all, with the
///              archives inside of them, unpack to more than 400 times what they take (UnpackBudget), are refused; so are more than kMostMembers
/// Memory       what the method of compression keeps: 32 KiB for zip, up to 128 MiB for zstd and 1 GiB for xz; never the whole member
/// Threads      one Container, one thread
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "lapwing/result.h"
#include "read/record_stream.h"

namespace lapwing {

inline constexpr int kContainerDepth = 2;              ///< an archive in an archive is read, one more is not
inline constexpr uint64_t kMemberRatio = 200;
inline constexpr uint64_t kMostMembers = 5'000'000;

/// Bytes, and how to go to a place in them. Without `seek` (pipes, members of archives) 7z cannot be read, and zip is read front to back.
struct RandomBytes {
  ByteSource read;
  std::function<bool(uint64_t offset)> seek;
  uint64_t size = 0;  ///< only with `seek`
};

/// What an outermost archive and all inside of it may unpack to.
struct UnpackBudget {
  uint64_t packed = 0;  ///< bytes taken from the outermost archive, or its size where that is known
  uint64_t unpacked = 0;
  bool Spent() const { return unpacked > (uint64_t{256} << 20) && unpacked / 400 > packed; }
};

struct Member {
  std::string name;     ///< clean UTF-8; "" of a compressed stream
  std::string refusal;  ///< why it cannot be read; "" when it can
};

class Container {
 public:
  /// kBadInput with libarchive's words when it is none after all. `outer`: the budget of the archive around it, null for none.
  static Result<Container> Open(RandomBytes bytes, std::shared_ptr<UnpackBudget> outer = nullptr);
  Container(Container&&) noexcept;
  Container& operator=(Container&&) noexcept;
  ~Container();

  /// Nothing at the end. Folders, links and what desktops add ("__MACOSX/", ".DS_Store") are passed over.
  std::optional<Member> Next();
  /// Bytes of the member that Next gave last; 0 at its end. kBadInput where it is damaged or a bomb.
  Result<size_t> Read(char* buffer, size_t size);

  std::shared_ptr<UnpackBudget> budget() const;

 private:
  struct State;
  explicit Container(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Opens a file to be read anywhere. Errors as OpenRaw.
Result<RandomBytes> OpenRandom(const std::string& path);
RandomBytes RandomOver(std::string bytes);

/// Does a file begin so? `head`: its first bytes, 4 KiB are plenty. gzip counts only when a tar or another archive is in it, as gzip
/// around a single file is undone everywhere.
bool LooksLikeContainer(std::string_view head);

}  // namespace lapwing
