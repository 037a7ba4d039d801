# SPDX-License-Identifier: Apache-2.0
"""A BERT-shaped encoder whose first weights come from an ONNX file, and the heads that read trees, tags and names off it.

The pretrained weights are needed only while the teacher is trained; nothing of them is shipped."""
import math

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

CASES = 6  # lower, Capitalized, UPPER, miXed, with digits, no letters


def case_of(form):
    if any(c.isdigit() for c in form):
        return 4
    if not any(c.isalpha() for c in form):
        return 5
    if form.islower():
        return 0
    if form.isupper() and len(form) > 1:
        return 2
    if form[0].isupper() and (len(form) == 1 or form[1:].islower()):
        return 1
    return 3


def onnx_weights(path):
    """Name -> array. Matrices of MatMul nodes have no name of their own; the bias added to their product tells whose they are."""
    graph = onnx.load(path).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    adds = {}
    for node in graph.node:
        if node.op_type == "Add":
            for a, b in (node.input, node.input[::-1]):
                if a in arrays:
                    adds[b] = a
    out = dict(arrays)
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in arrays and node.output[0] in adds:
            out[adds[node.output[0]].replace(".bias", ".weight")] = arrays[node.input[1]].T
    return out


class Layer(nn.Module):
    def __init__(self, width, heads, inner, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask):
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=self.dropout if self.training else 0.0)
        a = self.out(a.transpose(1, 2).reshape(b, n, d))
        x = self.norm1(x + F.dropout(a, self.dropout, self.training))
        h = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(h, self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, path, dropout=0.1):
        super().__init__()
        w = onnx_weights(path)
        words = w["embeddings.word_embeddings.weight"]
        self.width = words.shape[1]
        self.dropout = dropout
        self.words = nn.Embedding(*words.shape)
        self.positions = nn.Embedding(512, self.width)
        self.case = nn.Embedding(CASES, self.width)
        self.norm = nn.LayerNorm(self.width, eps=1e-12)
        count = 1 + max(int(k.split(".")[2]) for k in w if k.startswith("encoder.layer."))
        inner = w["encoder.layer.0.intermediate.dense.bias"].shape[0]
        self.layers = nn.ModuleList(Layer(self.width, self.width // 32, inner, dropout) for _ in range(count))

        def put(target, array):
            with torch.no_grad():
                target.copy_(torch.from_numpy(np.ascontiguousarray(array)))

        put(self.words.weight, words)
        put(self.positions.weight, w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0])
        nn.init.zeros_(self.case.weight)
        put(self.norm.weight, w["embeddings.LayerNorm.weight"])
        put(self.norm.bias, w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                put(getattr(layer.qkv, kind), np.concatenate([w[p + f"attention.self.{x}.{kind}"] for x in ("query", "key", "value")]))
                put(getattr(layer.out, kind), w[p + f"attention.output.dense.{kind}"])
                put(getattr(layer.norm1, kind), w[p + f"attention.output.LayerNorm.{kind}"])
                put(getattr(layer.up, kind), w[p + f"intermediate.dense.{kind}"])
                put(getattr(layer.down, kind), w[p + f"output.dense.{kind}"])
                put(getattr(layer.norm2, kind), w[p + f"output.LayerNorm.{kind}"])

    def forward(self, ids, cases, mask):
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(positions) + self.case(cases))
        x = F.dropout(x, self.dropout, self.training)
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states


class Teacher(nn.Module):
    """Trees by biaffine attention (Dozat and Manning 2017), tags and names by linear heads, on a mix of the encoder's layers."""

    def __init__(self, encoder, upos, xpos, labels, names, weapons, arc=384, label=192):
        super().__init__()
        self.encoder = encoder
        d = encoder.width
        self.mix = nn.Parameter(torch.zeros(len(encoder.layers)))
        self.case = nn.Embedding(CASES, d)
        self.root = nn.Parameter(torch.zeros(d))
        self.arc_head, self.arc_dep = nn.Linear(d, arc), nn.Linear(d, arc)
        self.label_head, self.label_dep = nn.Linear(d, label), nn.Linear(d, label)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Parameter(torch.zeros(labels, label + 1, label + 1))
        self.upos, self.xpos = nn.Linear(d, upos), nn.Linear(d, xpos)
        self.names, self.weapons = nn.Linear(d, names), nn.Linear(d, weapons)
        nn.init.normal_(self.case.weight, std=0.02)

    def forward(self, ids, cases, mask, first, word_cases, word_mask):
        states = self.encoder(ids, cases, mask)
        weights = self.mix.softmax(0)
        x = sum(w * s for w, s in zip(weights, states))
        x = x.gather(1, first[:, :, None].expand(-1, -1, x.shape[2])) + self.case(word_cases)
        x = F.dropout(x, 0.2, self.training)
        with_root = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        drop = lambda t: F.dropout(F.gelu(t), 0.25, self.training)
        ones = lambda t: torch.cat([t, torch.ones_like(t[..., :1])], -1)
        heads, deps = drop(self.arc_head(with_root)), drop(self.arc_dep(x))
        arcs = torch.einsum("bdi,ij,bhj->bdh", ones(deps), self.arc, heads) / math.sqrt(heads.shape[-1])
        root_mask = torch.cat([torch.ones_like(word_mask[:, :1]), word_mask], 1)
        arcs = arcs.masked_fill(~root_mask[:, None, :], -1e4)
        return x, arcs, ones(drop(self.label_head(with_root))), ones(drop(self.label_dep(x)))

    def labels(self, label_heads, label_deps, heads):
        chosen = label_heads.gather(1, heads[:, :, None].expand(-1, -1, label_heads.shape[2]))
        return torch.einsum("bdi,lij,bdj->bdl", label_deps, self.label, chosen)
