// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/metrics/accuracy.hpp>
#include <lamina/metrics/averages.hpp>
#include <lamina/metrics/balanced_accuracy.hpp>
#include <lamina/metrics/calibration_curve.hpp>
#include <lamina/metrics/classification_report.hpp>
#include <lamina/metrics/confusion_matrix.hpp>
#include <lamina/metrics/confusion_table.hpp>
#include <lamina/metrics/expected_calibration_error.hpp>
#include <lamina/metrics/f1.hpp>
#include <lamina/metrics/log_loss.hpp>
#include <lamina/metrics/mae.hpp>
#include <lamina/metrics/matthews_corrcoef.hpp>
#include <lamina/metrics/mse.hpp>
#include <lamina/metrics/precision.hpp>
#include <lamina/metrics/r2.hpp>
#include <lamina/metrics/recall.hpp>
#include <lamina/metrics/rmse.hpp>
#include <lamina/metrics/roc_auc.hpp>
#include <lamina/metrics/top_k_accuracy.hpp>
