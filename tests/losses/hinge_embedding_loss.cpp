// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses/hinge_embedding_loss.hpp>

#include "laws/loss.hpp"

using namespace lamina;
using namespace lamina::core;
using laws::slope;
using laws::value;

TEST_CASE("HingeEmbeddingLoss draws together what is alike and parts what is not, up to Margin")
{
    static_assert(Loss<HingeEmbeddingLoss<>>);
    static_assert(value<HingeEmbeddingLoss<>>(0.25, 1) == 0.25 && slope<HingeEmbeddingLoss<>>(0.25, 1) == 1);
    static_assert(value<HingeEmbeddingLoss<>>(0.25, -1) == 0.75 &&
                  slope<HingeEmbeddingLoss<>>(0.25, -1) == -1);
    static_assert(value<HingeEmbeddingLoss<>>(2, -1) == 0 && slope<HingeEmbeddingLoss<>>(1, -1) == 0);
    static_assert(value<HingeEmbeddingLoss<Mean, 3.0>>(2, -1) == 1);
}

TEST_CASE("HingeEmbeddingLoss obeys the laws of a loss")
{
    xt::xtensor<double, 2> const t = xt::sign(random::NumPy{4}.uniform(-1, 1, 4, 3));
    laws::loss(HingeEmbeddingLoss<Sum, 0.5>{}, HingeEmbeddingLoss<Mean, 0.5>{}, t, 12);
    laws::loss_hands_on_nan(HingeEmbeddingLoss{}, t);
}
