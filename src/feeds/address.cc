// SPDX-License-Identifier: Apache-2.0
#include "feeds/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

namespace lapwing {
namespace {

struct Range {
  uint32_t first;
  int bits;
  const char* what;
};

constexpr uint32_t Ip(uint32_t a, uint32_t b, uint32_t c, uint32_t d) { return a << 24 | b << 16 | c << 8 | d; }

constexpr std::array<Range, 16> kRanges = {{{Ip(0, 0, 0, 0), 8, "an address of this network"},
                                            {Ip(10, 0, 0, 0), 8, "a private address"},
                                            {Ip(100, 64, 0, 0), 10, "an address shared by a provider's customers"},
                                            {Ip(127, 0, 0, 0), 8, "a loopback address"},
                                            {Ip(169, 254, 0, 0), 16, "a link-local address"},
                                            {Ip(172, 16, 0, 0), 12, "a private address"},
                                            {Ip(192, 0, 0, 0), 24, "a reserved address"},
                                            {Ip(192, 0, 2, 0), 24, "a reserved address"},
                                            {Ip(192, 31, 196, 0), 24, "a reserved address"},
                                            {Ip(192, 88, 99, 0), 24, "a reserved address"},
                                            {Ip(192, 168, 0, 0), 16, "a private address"},
                                            {Ip(198, 18, 0, 0), 15, "a reserved address"},
                                            {Ip(198, 51, 100, 0), 24, "a reserved address"},
                                            {Ip(203, 0, 113, 0), 24, "a reserved address"},
                                            {Ip(224, 0, 0, 0), 4, "a multicast address"},
                                            {Ip(240, 0, 0, 0), 4, "a reserved address"}}};

std::string NotPublic4(uint32_t address) {
  for (const Range& range : kRanges) {
    if ((address ^ range.first) >> (32 - range.bits) == 0) return range.what;
  }
  return "";
}

uint32_t Word(const in6_addr& address, size_t at) {
  uint32_t word = 0;
  std::memcpy(&word, address.s6_addr + at, 4);
  return ntohl(word);
}

/// The IPv4 address in ::ffff:a.b.c.d.
std::optional<uint32_t> Mapped(const in6_addr& address) {
  if (Word(address, 0) != 0 || Word(address, 4) != 0 || Word(address, 8) != 0xFFFF) return std::nullopt;
  return Word(address, 12);
}

std::string NotPublic6(const in6_addr& address) {
  if (std::optional<uint32_t> mapped = Mapped(address)) return NotPublic4(*mapped);
  uint32_t head = Word(address, 0);
  if (head == 0 && Word(address, 4) == 0 && Word(address, 8) == 0 && Word(address, 12) == 1) return "a loopback address";
  if (head >> 25 == 0xFC >> 1) return "a private address";
  if (head >> 22 == 0xFE80 >> 6) return "a link-local address";
  if (head >> 24 == 0xFF) return "a multicast address";
  if (head >> 29 != 1) return "a reserved address";
  if (head >> 16 == 0x2002) return "an address that carries another (6to4)";
  if (head >> 9 == 0x20010000 >> 9) return "a reserved address";  // 2001::/23: Teredo, benchmarks, ORCHID
  if (head == 0x20010DB8 || head >> 12 == 0x3FFF0) return "a reserved address";
  return "";
}

}  // namespace

std::string NotPublic(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    return NotPublic4(ntohl(in.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    return NotPublic6(in.sin6_addr);
  }
  return "no address";
}

std::string NotPublic(const std::string& digits) {
  in_addr four{};
  if (inet_pton(AF_INET, digits.c_str(), &four) == 1) return NotPublic4(ntohl(four.s_addr));
  in6_addr six{};
  if (inet_pton(AF_INET6, digits.c_str(), &six) == 1) return NotPublic6(six);
  return "no address";
}

bool IsLoopback(const sockaddr& address) { return NotPublic(address) == "a loopback address"; }

}  // namespace lapwing
