// SPDX-License-Identifier: Apache-2.0
#include "watch/backtest_scores.h"

#include <algorithm>
#include <map>

namespace lapwing::watch {
namespace {

double Mean(const std::vector<double>& values) {
  double sum = 0;
  for (double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

std::vector<double> Errors(const ModelTrack& model, const HorizonResult& result, bool log) {
  std::vector<double> errors;
  for (size_t i = 0; i < model.chance.size(); ++i) {
    double miss = model.chance[i] - result.happened[i];
    errors.push_back(log ? LogScoreOf(model.chance[i], result.happened[i] != 0) : miss * miss);
  }
  return errors;
}

std::vector<double> PitShares(const std::vector<double>& pit) {
  std::vector<double> shares(10, 0.0);
  for (double p : pit) shares[std::min<size_t>(9, static_cast<size_t>(p * 10))] += 1.0 / static_cast<double>(pit.size());
  return shares;
}

}  // namespace

HorizonFigures Figures(const HorizonResult& result) {
  HorizonFigures figures;
  figures.horizon = result.horizon;
  figures.n = result.happened.size();
  figures.base_rate = BaseRate(result.happened);
  const ModelTrack& ours = result.models[0];
  std::vector<double> our_brier = Errors(ours, result, false), our_log = Errors(ours, result, true);
  for (const ModelTrack& track : result.models) {
    ModelFigures model;
    model.name = track.name;
    model.baseline = track.baseline;
    std::vector<double> brier = Errors(track, result, false), log = Errors(track, result, true);
    model.brier = Mean(brier);
    model.log = Mean(log);
    model.crps = Mean(track.crps);
    model.average_precision = AveragePrecision(track.chance, result.happened);
    model.bins = Reliability(track.chance, result.happened);
    model.calibration_error = CalibrationError(model.bins);
    model.split = Murphy(track.chance, result.happened);
    model.pit = PitShares(track.pit);
    std::map<int, std::pair<std::vector<double>, std::vector<double>>> years;
    for (size_t i = 0; i < result.year.size(); ++i) {
      years[result.year[i]].first.push_back(brier[i]);
      years[result.year[i]].second.push_back(track.crps[i]);
    }
    for (const auto& [year, scores] : years) model.years.push_back({year, {Mean(scores.first), Mean(scores.second)}});
    if (model.baseline) {
      model.brier_lead = PairedBootstrap(our_brier, brier, result.block);
      model.log_lead = PairedBootstrap(our_log, log, result.block);
      model.crps_lead = PairedBootstrap(ours.crps, track.crps, result.block);
      figures.blocks = model.brier_lead.blocks;
      size_t at = figures.models.size();
      if (figures.best_brier == 0 || model.brier < figures.models[figures.best_brier].brier) figures.best_brier = at;
      if (figures.best_crps == 0 || model.crps < figures.models[figures.best_crps].crps) figures.best_crps = at;
    }
    figures.models.push_back(std::move(model));
  }
  return figures;
}

}  // namespace lapwing::watch
