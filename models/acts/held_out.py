# SPDX-License-Identifier: Apache-2.0
"""Models of acts (src/code/act_signs.h) that have not seen what is coded with them.

What is learnt from events of the annotated reports (models/standing, models/absent) must see the acts' chances as an unread report has them: the model of acts knows its own
reports by heart. So the reports fall into PARTS, and each part is coded with a model that was learnt from the others.

    folders = held_out.data_folders("build/lapwing", ["documents_dev", ...], folder)
    run("code", ..., env=held_out.environment(folders[held_out.part_of(case_line)]))"""
import hashlib, os, re, subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PARTS = 5


def part_of(case_line):
    """`case_line`: the line that opens the report, "case 001 istanbul talks"."""
    return int(hashlib.md5(case_line.strip().encode()).hexdigest(), 16) % PARTS


def environment(folder):
    """For a subprocess whose models, knowledge and codebook are those of a data folder; None: the project's own."""
    return {**os.environ, "LAPWING_DATA": folder} if folder else None


def data_folders(lapwing, sets, folder):
    """A data folder for each part: the project's, but for a coder.model whose acts are learnt from the other parts."""
    cases = []
    for name in sets:
        text = open(os.path.join(ROOT, "tests", "sets", name + ".txt"), encoding="utf-8").read()
        cases += re.split(r"(?m)^(?=case )", text)[1:]
    made = []
    for part in range(PARTS):
        data = os.path.join(folder, f"part-{part}")
        os.makedirs(os.path.join(data, "models"))
        for base in ("", "models"):
            for entry in os.listdir(os.path.join(ROOT, base)):
                if entry not in ("models", "coder.model"):
                    os.symlink(os.path.join(ROOT, base, entry), os.path.join(data, base, entry))
        others = os.path.join(folder, f"others-{part}.txt")
        with open(others, "w", encoding="utf-8") as out:
            out.writelines(case for case in cases if part_of(case.split("\n", 1)[0]) != part)
        subprocess.run([lapwing, "train", "acts", others, "--folds", "0", "--out", os.path.join(data, "models")], check=True, capture_output=True)
        made.append(data)
    return made
