// SPDX-License-Identifier: Apache-2.0
#include "read/archive_bytes.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace lapwing {
namespace {

constexpr size_t kReadBytes = size_t{1} << 16;
constexpr size_t kPieceBytes = size_t{1} << 18;
constexpr size_t kRewindBytes = size_t{8} << 20;
constexpr std::string_view kMagic = "\x1f\x8b\x08";
constexpr std::string_view kRecord = "WARC/";

}  // namespace

struct ArchiveBytes::State {
  explicit State(ByteSource source) : raw(std::move(source)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (inflating) inflateEnd(&zip);
  }

  ByteSource raw;
  std::string held;     ///< raw bytes from `base` on
  size_t at = 0;        ///< in `held`
  uint64_t base = 0;    ///< offset of held[0] in the file
  bool ended = false;
  std::optional<Error> error;
  bool started = false, gzip = false;
  z_stream zip{};
  bool inflating = false;
  bool in_member = false;
  uint64_t member = 0;  ///< offset where it begins
  bool first_piece = true;
  bool doubtful = false;  ///< behind damage: what looks like a member must begin with a record
  uint64_t skipped = 0;
  std::string why;

  bool Fill() {
    if (ended) return false;
    size_t size = held.size();
    held.resize(size + kReadBytes);
    Result<size_t> got = raw(held.data() + size, kReadBytes);
    held.resize(size + (got ? *got : 0));
    if (!got) error = got.error();
    ended = !got || *got == 0;
    return !ended;
  }

  bool Have(size_t bytes) {
    while (held.size() - at < bytes && Fill()) {
    }
    return held.size() - at >= bytes;
  }

  // Of a member that was begun the bytes are kept, so that damage in it can be looked through.
  void Tidy() {
    size_t keep = in_member && member >= base && at - (member - base) <= kRewindBytes ? static_cast<size_t>(member - base) : at;
    if (keep < kReadBytes) return;
    held.erase(0, keep);
    at -= keep;
    base += keep;
  }

  Piece Take(std::string bytes, uint64_t offset) { return {std::move(bytes), offset, gzip, std::exchange(skipped, 0), std::exchange(why, std::string())}; }

  void Damaged(const std::string& reason) {
    size_t begin = member >= base ? static_cast<size_t>(member - base) : at;
    at = std::min(std::max(begin, size_t{0}) + 1, held.size());
    skipped += 1;
    if (why.empty()) why = reason;
    in_member = false;
    doubtful = true;
  }

  /// To the next member; false at the end of the file.
  bool Begin() {
    while (Have(1) && held[at] == '\0') ++at;  // padding of tapes and block devices
    while (Have(kMagic.size() + 1)) {
      std::string_view rest = std::string_view(held).substr(at);
      if (rest.starts_with(kMagic) && (rest[3] & 0xE0) == 0) {
        member = base + at;
        in_member = first_piece = true;
        if (inflating) inflateReset2(&zip, 15 + 16);
        else inflating = inflateInit2(&zip, 15 + 16) == Z_OK;
        return inflating;
      }
      size_t next = rest.find('\x1f', 1);
      size_t step = next == std::string_view::npos ? rest.size() - kMagic.size() : next;
      step = std::max<size_t>(step, 1);
      at += step;
      skipped += step;
      if (why.empty()) why = "bytes that are no gzip";
      doubtful = true;
      member = base + at;
      Tidy();
    }
    if (held.size() > at) {
      if (why.empty()) why = "bytes that are no gzip";
      skipped += held.size() - at;
      at = held.size();
    }
    return false;
  }

  std::optional<Piece> NextGzip() {
    while (true) {
      Tidy();
      if (!in_member && !Begin()) return skipped > 0 ? std::optional(Take("", base + at)) : std::nullopt;
      std::string out;
      int code = Z_OK;
      while (code == Z_OK && out.size() < kPieceBytes) {
        if (at == held.size()) {
          Tidy();
          Fill();  // at the end the next call says whether anything was still to come
        }
        size_t size = out.size();
        out.resize(size + kReadBytes);
        zip.next_in = reinterpret_cast<Bytef*>(held.data() + at);
        zip.avail_in = static_cast<uInt>(held.size() - at);
        zip.next_out = reinterpret_cast<Bytef*>(out.data() + size);
        zip.avail_out = static_cast<uInt>(kReadBytes);
        code = inflate(&zip, Z_NO_FLUSH);
        at = held.size() - zip.avail_in;
        out.resize(size + kReadBytes - zip.avail_out);
        if (code != Z_BUF_ERROR) continue;
        if (ended && at == held.size()) break;
        code = Z_OK;
      }
      if (code == Z_BUF_ERROR) {
        if (error) return std::nullopt;
        Damaged("a gzip member is cut off");
        continue;
      }
      if (code != Z_OK && code != Z_STREAM_END) {
        Damaged(fmt::format("damaged gzip: {}", zip.msg == nullptr ? "unknown" : zip.msg));
        continue;
      }
      if (first_piece && doubtful && !out.starts_with(kRecord)) {
        Damaged("damaged gzip");
        continue;
      }
      first_piece = doubtful = false;
      in_member = code == Z_OK;
      if (out.empty()) continue;
      return Take(std::move(out), member);
    }
  }

  std::optional<Piece> NextPlain() {
    if (!Have(1)) return std::nullopt;
    Piece piece = Take(held.substr(at), base + at);
    base += held.size();
    held.clear();
    at = 0;
    return piece;
  }
};

ArchiveBytes::ArchiveBytes(ByteSource raw) : state_(std::make_unique<State>(std::move(raw))) {}
ArchiveBytes::ArchiveBytes(ArchiveBytes&&) noexcept = default;
ArchiveBytes::~ArchiveBytes() = default;

Result<std::optional<Piece>> ArchiveBytes::Next() {
  State& state = *state_;
  if (!std::exchange(state.started, true)) state.gzip = state.Have(kMagic.size()) && std::string_view(state.held).starts_with(kMagic);
  std::optional<Piece> piece = state.gzip ? state.NextGzip() : state.NextPlain();
  if (!piece && state.error) return *std::exchange(state.error, std::nullopt);
  return piece;
}

Result<ByteSource> OpenRaw(const std::string& path) {
  std::shared_ptr<std::FILE> file(std::fopen(path.c_str(), "rbe"), [](std::FILE* f) {
    if (f != nullptr) std::fclose(f);
  });
  if (file == nullptr) return Error{errno == ENOENT ? Errc::kNotFound : Errc::kIo, fmt::format("cannot be opened: {}", std::strerror(errno)), path};
  return ByteSource([file, path](char* buffer, size_t size) -> Result<size_t> {
    size_t got = std::fread(buffer, 1, size, file.get());
    if (got == 0 && std::ferror(file.get()) != 0) return Error{Errc::kIo, fmt::format("cannot be read: {}", std::strerror(errno)), path};
    return got;
  });
}

}  // namespace lapwing
