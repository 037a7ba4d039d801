#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains a UDPipe 1 model with the settings its authors published for English EWT.

usage: train_udpipe.py TRAIN.conllu DEV.conllu FOLDER [--tokenizer N] [--tagger N] [--parser N] [--structured N] [--quick]

Writes FOLDER/udpipe.model, by way of FOLDER/udpipe-1.model (tokenizer) and FOLDER/udpipe-2.model (and tagger): a step whose file is there is not done again. What was
done goes to FOLDER/udpipe.settings.
Settings: `en` of training/models-ud-2.0 in github.com/ufal/udpipe (tokenizer, tagger with lemmatizer, projective parser with dynamic oracle), word vectors of the training
text included (word2vec skip-gram, 50 numbers a word, as in training/ud-2.0-embeddings). DEV only tells the tokenizer when to stop. --quick: one pass over everything, to
see that it works. Needs ufal.udpipe and gensim; one thread.
"""
import argparse
import pathlib
import time

import ufal.udpipe as udpipe

TOKENIZER = "dimension=64;epochs={epochs};initialization_range=0.1;batch_size=100;learning_rate=0.005;dropout=0.1;early_stopping=1"
TAGGER = (
    "models=2;templates_1=tagger;guesser_suffix_rules_1=12;guesser_enrich_dictionary_1=6;guesser_prefixes_max_1=0;use_lemma_1=1;use_xpostag_1=1;use_feats_1=1;"
    "provide_lemma_1=0;provide_xpostag_1=1;provide_feats_1=1;prune_features_1=0;iterations_1={iterations};"
    "templates_2=lemmatizer;guesser_suffix_rules_2=6;guesser_enrich_dictionary_2=6;guesser_prefixes_max_2=4;use_lemma_2=1;use_xpostag_2=0;use_feats_2=0;"
    "provide_lemma_2=1;provide_xpostag_2=0;provide_feats_2=0;prune_features_2=0;iterations_2={iterations}")
PARSER = (
    "iterations={iterations};embedding_upostag=20;embedding_feats=20;embedding_xpostag=0;embedding_form=50;embedding_form_file={vectors};embedding_lemma=0;"
    "embedding_deprel=20;learning_rate=0.01;learning_rate_final=0.001;l2=0.5;hidden_layer=200;batch_size=10;transition_system=projective;transition_oracle=dynamic;"
    "structured_interval={structured}")


def read(path):
    error = udpipe.ProcessingError()
    source = udpipe.InputFormat.newConlluInputFormat()
    source.setText(pathlib.Path(path).read_text(encoding="utf-8"))
    sentences, sentence = udpipe.Sentences(), udpipe.Sentence()
    while source.nextSentence(sentence, error):
        sentences.append(sentence)
        sentence = udpipe.Sentence()
    if error.occurred():
        raise SystemExit(f"{path}: {error.message}")
    return sentences


def write_vectors(sentences, target, epochs):
    """Vectors of the training text's words; normalising of forms, as UDPipe does it, only touches Arabic."""
    from gensim.models import Word2Vec
    text = [[word.form for word in list(sentence.words)[1:]] for sentence in sentences]
    model = Word2Vec(text, vector_size=50, window=10, sg=1, hs=0, negative=5, sample=1e-1, min_count=2, epochs=epochs, workers=1, seed=1)
    with open(target, "w", encoding="utf-8") as out:
        forms = [form for form in model.wv.index_to_key if not any(c.isspace() for c in form)]
        print(len(forms), 50, file=out)
        for form in forms:
            print(form, " ".join(f"{x:.6f}" for x in model.wv[form]), file=out)


def train(target, sentences, dev, tokenizer, tagger, parser, told):
    if target.exists():
        return
    start, error = time.monotonic(), udpipe.ProcessingError()
    data = udpipe.Trainer.train("morphodita_parsito", sentences, dev, tokenizer, tagger, parser, error)
    if error.occurred():
        raise SystemExit(f"{target}: {error.message}")
    part = target.with_suffix(".part")
    part.write_bytes(data)
    part.replace(target)
    print(f"{target.name}: {target.stat().st_size} bytes, {time.monotonic() - start:.0f} s, {time.process_time():.0f} s of CPU so far", flush=True)
    with open(target.parent / "udpipe.settings", "a", encoding="utf-8") as settings:
        settings.write(told)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train")
    parser.add_argument("dev")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--tokenizer", type=int, default=100, metavar="N", help="passes of the tokenizer (default 100)")
    parser.add_argument("--tagger", type=int, default=20, metavar="N", help="passes of tagger and lemmatizer (default 20)")
    parser.add_argument("--parser", type=int, default=30, metavar="N", help="passes of the parser (default 30)")
    parser.add_argument("--structured", type=int, default=8, metavar="N", help="structured_interval of the parser (default 8; 0 trains several times faster)")
    parser.add_argument("--quick", action="store_true", help="one pass over everything")
    args = parser.parse_args()
    if args.quick:
        args.tokenizer = args.tagger = args.parser = 1
    args.folder.mkdir(parents=True, exist_ok=True)
    first, second, last, vectors = (args.folder / name for name in ("udpipe-1.model", "udpipe-2.model", "udpipe.model", "forms.vectors"))
    sentences, dev = read(args.train), read(args.dev)
    print(f"{len(sentences)} sentences to train on, {len(dev)} held out", flush=True)
    train(first, sentences, dev, TOKENIZER.format(epochs=args.tokenizer), "none", "none", f"{len(sentences)} sentences; tokenizer {args.tokenizer} passes")
    train(second, sentences, dev, f"from_model=file:{first}", TAGGER.format(iterations=args.tagger), "none", f", tagger {args.tagger}")
    if not vectors.exists():
        write_vectors(sentences, vectors, 1 if args.quick else 15)
    train(last, sentences, dev, f"from_model=file:{second}", f"from_model=file:{second}",
          PARSER.format(iterations=args.parser, vectors=vectors, structured=args.structured), f", parser {args.parser} (structured_interval {args.structured})")


if __name__ == "__main__":
    main()
