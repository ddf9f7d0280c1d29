// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/initialisers/constant.hpp>
#include <lamina/initialisers/default.hpp>
#include <lamina/initialisers/gain.hpp>
#include <lamina/initialisers/initialise.hpp>
#include <lamina/initialisers/kaiming.hpp>
#include <lamina/initialisers/normal.hpp>
#include <lamina/initialisers/orthogonal.hpp>
#include <lamina/initialisers/siren.hpp>
#include <lamina/initialisers/truncated_normal.hpp>
#include <lamina/initialisers/uniform.hpp>
#include <lamina/initialisers/xavier.hpp>
