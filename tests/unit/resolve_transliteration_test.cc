// SPDX-License-Identifier: Apache-2.0
// One key for every way to write a name.
#include <doctest/doctest.h>

#include "resolve/knowledge.h"
#include "resolve/transliteration.h"

namespace lapwing {
namespace {

std::string Key(std::string_view name, Script script) { return SpellingKey(NameWords(name), script); }

struct Pair {
  const char* a;
  const char* b;
};

}  // namespace

TEST_CASE("Korean: McCune-Reischauer, Revised, North Korean and family habits agree") {
  for (const Pair& p : {Pair{"Kim Jong Il", "Kim Chong-il"}, {"Kim Jong Un", "Kim Jeong-eun"}, {"Kim Jong Un", "Kim Chong-un"}, {"Ri Yong Ho", "Lee Yong-ho"}, {"Park Geun-hye", "Pak Kun-hye"},
                        {"Roh Moo-hyun", "No Mu-hyon"}, {"Kim Dae-jung", "Kim Tae-chung"}, {"Choe Son Hui", "Choi Sun-hee"}, {"Kim Young-sam", "Kim Yong-sam"}, {"Paek Nam Sun", "Baek Nam-sun"}}) {
    CHECK_MESSAGE(Key(p.a, Script::kKorean) == Key(p.b, Script::kKorean), p.a, " ", p.b);
  }
  CHECK(Key("Kim Jong Il", Script::kKorean) != Key("Kim Jong Un", Script::kKorean));
  CHECK(Key("Kim Il Sung", Script::kKorean) != Key("Kim Jong Il", Script::kKorean));
}

TEST_CASE("Chinese: Pinyin and Wade-Giles agree") {
  for (const Pair& p : {Pair{"Mao Zedong", "Mao Tse-tung"}, {"Deng Xiaoping", "Teng Hsiao-p'ing"}, {"Zhou Enlai", "Chou En-lai"}, {"Jiang Zemin", "Chiang Tse-min"}, {"Hu Yaobang", "Hu Yao-pang"},
                        {"Zhao Ziyang", "Chao Tzu-yang"}, {"Liu Shaoqi", "Liu Shao-chi"}, {"Hua Guofeng", "Hua Kuo-feng"}, {"Li Peng", "Li P'eng"}}) {
    CHECK_MESSAGE(Key(p.a, Script::kChinese) == Key(p.b, Script::kChinese), p.a, " ", p.b);
  }
  CHECK(Key("Li Peng", Script::kChinese) != Key("Li Keqiang", Script::kChinese));
  CHECK(Key("Hu Jintao", Script::kChinese) != Key("Hu Yaobang", Script::kChinese));
}

TEST_CASE("Cyrillic: English, scholarly, French and German habits agree") {
  for (const Pair& p : {Pair{"Sergei Lavrov", "Sergey Lavrov"}, {"Volodymyr Zelenskyy", "Volodymyr Zelensky"},
                        {"Volodymyr Zelenskyy", "Volodymyr Zelenskiy"}, {"Dmitry Medvedev", "Dmitri Medvedev"}, {"Viktor Yanukovych", "Viktor Yanukovich"}}) {
    CHECK_MESSAGE(Key(p.a, Script::kCyrillic) == Key(p.b, Script::kCyrillic), p.a, " ", p.b);
  }
  CHECK(Key("Sergei Ivanov", Script::kCyrillic) != Key("Igor Ivanov", Script::kCyrillic));
}

TEST_CASE("Arabic: consonants without the article") {
  for (const Pair& p : {Pair{"Muammar Gaddafi", "Moammar al-Qadhafi"}, {"Muammar Gaddafi", "Muammar Kadafi"}, {"Hosni Mubarak", "Husni Mubarak"}, {"Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi"},
                        {"Bashar al-Assad", "Bashar Assad"}, {"Hassan Rouhani", "Hasan Ruhani"}, {"Nouri al-Maliki", "Nuri Maliki"}}) {
    CHECK_MESSAGE(Key(p.a, Script::kArabic) == Key(p.b, Script::kArabic), p.a, " ", p.b);
  }
  CHECK(Key("Ali Khamenei", Script::kArabic) != Key("Omar Suleiman", Script::kArabic));
}

}  // namespace lapwing
