// SPDX-License-Identifier: Apache-2.0
#include "serve/token.h"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "base/file.h"
#include "base/strings.h"

namespace lapwing::serve {
namespace {

constexpr size_t kDigits = 64;

std::array<unsigned char, 32> Sha256(std::string_view bytes) {
  std::array<unsigned char, 32> hash{};
  EVP_Digest(bytes.data(), bytes.size(), hash.data(), nullptr, EVP_sha256(), nullptr);
  return hash;
}

Result<std::string> Make(const std::string& path) {
  unsigned char bytes[kDigits / 2];
  if (RAND_bytes(bytes, sizeof bytes) != 1) return Error{Errc::kIo, "the system gives no random numbers", ""};
  std::string secret;
  for (unsigned char byte : bytes) {
    secret += "0123456789abcdef"[byte >> 4];
    secret += "0123456789abcdef"[byte & 15];
  }
  int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return Error{Errc::kIo, std::string("the token cannot be written: ") + std::strerror(errno), path};
  std::string line = secret + "\n";
  bool written = write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  if (close(file) != 0 || !written) return Error{Errc::kIo, "the token cannot be written", path};
  return secret;
}

}  // namespace

Token::Token(std::string_view secret) : hash_(Sha256(secret)) {}

Result<Token> Token::FromFile(const std::string& path) {
  struct stat status = {};
  if (stat(path.c_str(), &status) != 0) {
    Result<std::string> made = Make(path);
    if (!made) return made.error();
    return Token(*made);
  }
  if ((status.st_mode & 077) != 0) return Error{Errc::kUsage, "others may read this token; chmod 600 it, or better make another", path};
  Result<std::string> text = ReadFile(path, 4096);
  if (!text) return text.error();
  std::string_view secret = Trim(*text);
  bool hexadecimal = std::all_of(secret.begin(), secret.end(), [](char c) { return IsDigit(c) || (c >= 'a' && c <= 'f'); });
  if (secret.size() < kDigits || !hexadecimal) return Error{Errc::kUsage, "no token: it wants 64 hexadecimal digits; name a file that is not there and it will be made", path};
  return Token(secret);
}

bool Token::Matches(std::string_view given) const {
  // Hashes are of one length whatever is given, so nothing can be learned from how long this takes.
  std::array<unsigned char, 32> hash = Sha256(given);
  return CRYPTO_memcmp(hash.data(), hash_.data(), hash.size()) == 0;
}

}  // namespace lapwing::serve
