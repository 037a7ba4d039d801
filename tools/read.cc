// SPDX-License-Identifier: Apache-2.0
#include "read/reader.h"

#include "tools/verb.h"

namespace lapwing::tools {

void AddRead(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("read", "Clean articles from pages, text dumps, JSON lines, tables, formats of agencies and archives");
  verb->footer("Examples:\n  lapwing read page.html\n  lapwing read archive.jsonl.gz > clean.jsonl\n  lapwing read crawl.warc.gz news.zip\n  lapwing read table.csv --columns text=Body,title=Headline,published=Date");
  auto common = std::make_shared<Common>();
  common->AddInputs(*verb, "Pages, JSON lines, tables, feeds, NITF, NewsML, WARC; zip, tar, gz, zst of any");
  verb->callback([&run, common] {
    run = [common] {
      Tally tally(common->quiet);
      Articles articles(*common, tally);
      if (articles.nothing_opened()) return Fail(*articles.nothing_opened());
      size_t written = 0;
      for (Article article; articles.Next(article); article = {}) {
        tally.Add(article);
        ++written;
        if (!Print(ToJson(article) + "\n")) break;
      }
      return tally.Finish("read", written, "records");
    };
  });
}

}  // namespace lapwing::tools
