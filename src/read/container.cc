// SPDX-License-Identifier: Apache-2.0
#include "read/container.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"

namespace lapwing {
namespace {

constexpr size_t kBlockBytes = size_t{1} << 16;
constexpr uint64_t kFreeBytes = uint64_t{16} << 20;  // so much may come out of little: small files pack well
constexpr int kMostFilters = 2;                      // compression around compression
constexpr int kMostOpenings = 1000;                  // of one archive, behind damaged members
constexpr size_t kTarHeader = 512;

// A tar header holds the sum of its own bytes; old ones have no other mark.
bool IsTarHeader(std::string_view head) {
  if (head.size() < kTarHeader || head.front() == '\0') return false;
  unsigned sum = 0;
  for (size_t i = 0; i < kTarHeader; ++i) sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(head[i]);
  unsigned told = 0;
  bool any = false;
  for (char c : head.substr(148, 8)) {
    if (c < '0' || c > '7') {
      if (any) break;
      continue;
    }
    told = told * 8 + static_cast<unsigned>(c - '0');
    any = true;
  }
  return any && told == sum;
}

bool IsArchive(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with(std::string_view("PK\x05\x06", 4)) || head.starts_with("7z\xBC\xAF\x27\x1C") || IsTarHeader(head);
}

bool IsCompressed(std::string_view head) {
  if (head.starts_with("\xFD" "7zXZ") || (head.starts_with("BZh") && head.size() > 9 && head.substr(4, 6) == "\x31\x41\x59\x26\x53\x59")) return true;
  bool skippable = head.size() > 4 && static_cast<unsigned char>(head[0]) / 16 == 5 && head.substr(1, 3) == "\x2A\x4D\x18";
  return head.starts_with("\x28\xB5\x2F\xFD") || skippable;
}

std::string InflateHead(std::string_view head) {
  z_stream zip{};
  if (inflateInit2(&zip, 15 + 16) != Z_OK) return "";
  std::string input(head), out(2 * kTarHeader, '\0');
  zip.next_in = reinterpret_cast<Bytef*>(input.data());
  zip.avail_in = static_cast<uInt>(input.size());
  zip.next_out = reinterpret_cast<Bytef*>(out.data());
  zip.avail_out = static_cast<uInt>(out.size());
  inflate(&zip, Z_SYNC_FLUSH);
  out.resize(out.size() - zip.avail_out);
  inflateEnd(&zip);
  return out;
}

// libarchive turns names of members into the charset of the thread's locale, which must not depend on where the program runs: while it
// works, the locale is C.UTF-8.
class Utf8Names {
 public:
  Utf8Names() {
    static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
    if (utf8 != locale_t{}) before_ = uselocale(utf8);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (before_ != locale_t{}) uselocale(before_);
  }

 private:
  locale_t before_{};
};

// What desktops put beside the files.
bool Litter(std::string_view name) {
  size_t slash = name.rfind('/');
  std::string_view base = slash == std::string_view::npos ? name : name.substr(slash + 1);
  return name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string_view::npos || base.starts_with("._") || base == ".DS_Store" || base == "Thumbs.db";
}

}  // namespace

bool LooksLikeContainer(std::string_view head) {
  if (IsArchive(head) || IsCompressed(head)) return true;
  if (!head.starts_with("\x1f\x8b\x08")) return false;
  std::string inside = InflateHead(head);
  return IsArchive(inside) || IsCompressed(inside);
}

struct Container::State {
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { archive_read_free(archive); }

  struct archive* archive = nullptr;
  RandomBytes bytes;
  std::array<char, kBlockBytes> block;
  std::shared_ptr<UnpackBudget> budget;
  bool outermost = false;
  std::optional<Error> source_error;
  uint64_t packed = 0;           ///< bytes read so far
  uint64_t member_packed = 0;    ///< ... when the member began
  uint64_t member_unpacked = 0;
  uint64_t members = 0;
  int openings = 0;
  bool finished = false;

  std::string Words() const {
    if (source_error) return source_error->message;
    const char* words = archive_error_string(archive);
    return CleanText(words == nullptr ? "unknown" : words);
  }

  bool Zip() const { return (archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP; }
  bool Raw() const { return (archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_RAW; }

  static la_ssize_t ReadBlock(struct archive* archive, void* self, const void** buffer) {
    State& state = *static_cast<State*>(self);
    Result<size_t> got = state.bytes.read(state.block.data(), state.block.size());
    if (!got) {
      state.source_error = got.error();
      archive_set_error(archive, EIO, "%s", got.error().message.c_str());
      return -1;
    }
    state.packed += *got;
    if (state.outermost && !state.bytes.seek) state.budget->packed = state.packed;
    *buffer = state.block.data();
    return static_cast<la_ssize_t>(*got);
  }

  static la_int64_t Seek(struct archive*, void* self, la_int64_t offset, int whence) {
    State& state = *static_cast<State*>(self);
    la_int64_t to = whence == SEEK_END ? static_cast<la_int64_t>(state.bytes.size) + offset : offset;
    if (whence == SEEK_CUR || to < 0 || !state.bytes.seek(static_cast<uint64_t>(to))) return ARCHIVE_FATAL;
    return to;
  }

  Status Begin() {
    Utf8Names names;
    archive_read_free(archive);
    archive = archive_read_new();
    if (archive == nullptr) return Error{Errc::kBadInput, "no memory to unpack", ""};
    // Only what is meant: libarchive would start programs for other compressions.
    archive_read_support_filter_gzip(archive);
    archive_read_support_filter_bzip2(archive);
    archive_read_support_filter_xz(archive);
    archive_read_support_filter_zstd(archive);
    archive_read_support_format_tar(archive);
    archive_read_support_format_zip(archive);
    archive_read_support_format_7zip(archive);
    archive_read_support_format_raw(archive);
    archive_read_set_callback_data(archive, this);
    archive_read_set_read_callback(archive, &State::ReadBlock);
    if (bytes.seek) archive_read_set_seek_callback(archive, &State::Seek);
    if (archive_read_open1(archive) != ARCHIVE_OK) return source_error ? *source_error : Error{Errc::kBadInput, "damaged archive: " + Words(), ""};
    if (archive_filter_count(archive) - 1 > kMostFilters) return Error{Errc::kBadInput, "compressed more than twice over", ""};
    return Ok{};
  }

  // libarchive gives up an archive for one damaged member. A zip in a file is opened again, and gone through to where it was.
  bool Again() {
    if (!Zip() || !bytes.seek || source_error || ++openings > kMostOpenings || !bytes.seek(0) || !Begin()) return false;
    struct archive_entry* entry = nullptr;
    for (uint64_t i = 0; i < members; ++i) {
      int code = archive_read_next_header(archive, &entry);
      if (code == ARCHIVE_EOF || code == ARCHIVE_FATAL) return false;
    }
    return true;
  }

  // "" for names of no encoding: members are named by their number then.
  std::string Name(struct archive_entry* entry) const {
    if (Raw()) return "";
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    std::string clean(name == nullptr ? "" : Trim(CleanText(DecodeText(name).text)));
    std::replace(clean.begin(), clean.end(), '\n', ' ');
    return clean.empty() ? fmt::format("member {}", members) : clean;
  }
};

Container::Container(std::unique_ptr<State> state) : state_(std::move(state)) {}
Container::Container(Container&&) noexcept = default;
Container& Container::operator=(Container&&) noexcept = default;
Container::~Container() = default;
std::shared_ptr<UnpackBudget> Container::budget() const { return state_->budget; }

Result<Container> Container::Open(RandomBytes bytes, std::shared_ptr<UnpackBudget> outer) {
  auto state = std::make_unique<State>();
  state->bytes = std::move(bytes);
  state->outermost = outer == nullptr;
  state->budget = outer ? std::move(outer) : std::make_shared<UnpackBudget>();
  if (state->outermost && state->bytes.seek) state->budget->packed = state->bytes.size;
  Status status = state->Begin();
  if (!status) return status.error();
  return Container(std::move(state));
}

std::optional<Member> Container::Next() {
  Utf8Names names;
  State& state = *state_;
  while (!state.finished) {
    struct archive_entry* entry = nullptr;
    int code = archive_read_next_header(state.archive, &entry);
    if (code == ARCHIVE_EOF) break;
    ++state.members;
    state.member_packed = state.packed;
    state.member_unpacked = 0;
    if (code == ARCHIVE_FATAL) {
      state.finished = true;
      bool locked = archive_read_has_encrypted_entries(state.archive) > 0;
      return Member{fmt::format("member {}", state.members), locked ? "encrypted" : "damaged archive: " + state.Words()};
    }
    if (state.members > kMostMembers || state.budget->Spent()) {
      state.finished = true;
      return Member{"", state.members > kMostMembers ? fmt::format("more than {} files in an archive; the rest was left", kMostMembers)
                                                     : "the archive unpacks to more than 400 times its size; the rest was left"};
    }
    if (code == ARCHIVE_FAILED || code == ARCHIVE_RETRY) return Member{state.Name(entry), "damaged: " + state.Words()};
    Member member{state.Name(entry), ""};
    if (!state.Raw() && (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr || Litter(member.name))) continue;
    if (archive_entry_is_data_encrypted(entry) != 0) member.refusal = "encrypted";
    return member;
  }
  state.finished = true;
  return std::nullopt;
}

Result<size_t> Container::Read(char* buffer, size_t size) {
  State& state = *state_;
  if (state.finished) return size_t{0};
  la_ssize_t got = archive_read_data(state.archive, buffer, size);
  if (got < 0) {
    Error error{Errc::kBadInput, "damaged archive: " + state.Words(), ""};
    if (got == ARCHIVE_FATAL) state.finished = !state.Again();
    return error;
  }
  auto count = static_cast<uint64_t>(got);
  state.member_unpacked += count;
  state.budget->unpacked += count;
  bool bomb = state.member_unpacked > kFreeBytes && state.member_unpacked / kMemberRatio > state.packed - state.member_packed + kBlockBytes;
  if (bomb || state.budget->Spent()) {
    // Of a zip what is left of a member is skipped unread; elsewhere it would have to be unpacked.
    state.finished = !bomb || !state.Zip();
    return Error{Errc::kBadInput, bomb ? fmt::format("unpacks to more than {} times its size", kMemberRatio) : "the archive unpacks to more than 400 times its size", ""};
  }
  return static_cast<size_t>(count);
}

Result<RandomBytes> OpenRandom(const std::string& path) {
  std::shared_ptr<std::FILE> file(std::fopen(path.c_str(), "rbe"), [](std::FILE* f) {
    if (f != nullptr) std::fclose(f);
  });
  if (file == nullptr) return Error{errno == ENOENT ? Errc::kNotFound : Errc::kIo, fmt::format("cannot be opened: {}", std::strerror(errno)), path};
  RandomBytes bytes;
  if (fseeko(file.get(), 0, SEEK_END) == 0) {
    bytes.size = static_cast<uint64_t>(std::max<off_t>(ftello(file.get()), 0));
    bytes.seek = [file](uint64_t offset) { return fseeko(file.get(), static_cast<off_t>(offset), SEEK_SET) == 0; };
    bytes.seek(0);
  }
  bytes.read = [file, path](char* buffer, size_t size) -> Result<size_t> {
    size_t got = std::fread(buffer, 1, size, file.get());
    if (got == 0 && std::ferror(file.get()) != 0) return Error{Errc::kIo, fmt::format("cannot be read: {}", std::strerror(errno)), path};
    return got;
  };
  return bytes;
}

RandomBytes RandomOver(std::string text) {
  auto shared = std::make_shared<std::pair<std::string, size_t>>(std::move(text), 0);
  RandomBytes bytes;
  bytes.size = shared->first.size();
  bytes.seek = [shared](uint64_t offset) {
    if (offset > shared->first.size()) return false;
    shared->second = static_cast<size_t>(offset);
    return true;
  };
  bytes.read = [shared](char* buffer, size_t size) -> Result<size_t> {
    size_t taken = shared->first.copy(buffer, size, shared->second);
    shared->second += taken;
    return taken;
  };
  return bytes;
}

}  // namespace lapwing
