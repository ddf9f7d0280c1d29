// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/cublas/precision.hpp>
#include <lamina/backends/cuda/cublas/product.hpp>
#include <lamina/backends/cuda/runtime/error.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cublasLt.h>
#include <map>
#include <optional>

namespace lamina::cuda {

/// Throws CudaError unless a call of cuBLASLt succeeded.
inline void expect_success(cublasStatus_t result, char const* call)
{
    if (result != CUBLAS_STATUS_SUCCESS)
        throw CudaError(call, static_cast<int>(result), cublasLtGetStatusName(result),
                        cublasLtGetStatusString(result));
}

/// Something of cuBLASLt's that is created and destroyed.
template <class Handle, cublasStatus_t (*destroy)(Handle)>
class LtObject {
public:
    LtObject(auto const& create, char const* call) { expect_success(create(&handle_), call); }
    LtObject(LtObject const&) = delete;
    LtObject& operator=(LtObject const&) = delete;
    ~LtObject() { static_cast<void>(destroy(handle_)); }

    operator Handle() const { return handle_; }

private:
    Handle handle_{};
};

/// A product as cuBLASLt has it: what are rows here are columns there, so that it computes the transposed
/// one, right factor first.
template <class T>
class LtProduct {
public:
    LtProduct(Product<T> const& product, Precision precision)
        : product_(&product),
          operation_(
              [&](cublasLtMatmulDesc_t* operation) {
                  return cublasLtMatmulDescCreate(operation, compute_type(precision), type);
              },
              "cublasLtMatmulDescCreate"),
          a_(factor(product.right, product.columns), "cublasLtMatrixLayoutCreate"),
          b_(factor(product.left, product.rows), "cublasLtMatrixLayoutCreate"),
          c_(matrix(product.columns, product.rows, product.stride), "cublasLtMatrixLayoutCreate")
    {
        set(CUBLASLT_MATMUL_DESC_TRANSA, product.right.is_transposed ? CUBLAS_OP_N : CUBLAS_OP_T);
        set(CUBLASLT_MATMUL_DESC_TRANSB, product.left.is_transposed ? CUBLAS_OP_T : CUBLAS_OP_N);
        set(CUBLASLT_MATMUL_DESC_EPILOGUE, epilogue());
        if (product.bias != nullptr) set(CUBLASLT_MATMUL_DESC_BIAS_POINTER, product.bias);
    }

    /// The first algorithm that cuBLASLt proposes, if any.
    [[nodiscard]] std::optional<cublasLtMatmulAlgo_t> find_algorithm(cublasLtHandle_t library) const
    {
        Preference const preference(cublasLtMatmulPreferenceCreate, "cublasLtMatmulPreferenceCreate");
        prefer(preference);
        cublasLtMatmulHeuristicResult_t found{};
        int count = 0;
        cublasStatus_t const result = cublasLtMatmulAlgoGetHeuristic(library, operation_, a_, b_, c_, c_,
                                                                     preference, 1, &found, &count);
        bool const is_plain = epilogue() == CUBLASLT_EPILOGUE_DEFAULT;
        if (result != CUBLAS_STATUS_NOT_SUPPORTED && (is_plain || result != CUBLAS_STATUS_INVALID_VALUE))
            expect_success(result, "cublasLtMatmulAlgoGetHeuristic");
        if (result != CUBLAS_STATUS_SUCCESS || count == 0 || found.state != CUBLAS_STATUS_SUCCESS)
            return std::nullopt;
        return found.algo;
    }

    void compute(cublasLtHandle_t library, cublasLtMatmulAlgo_t const& algorithm, cudaStream_t stream) const
    {
        T const alpha = 1;
        T const beta = product_->adds ? 1 : 0;
        expect_success(cublasLtMatmul(library, operation_, &alpha, product_->right.data, a_,
                                      product_->left.data, b_, &beta, product_->to, c_, product_->to, c_,
                                      &algorithm, nullptr, 0, stream),
                       "cublasLtMatmul");
    }

    /// Of an address, the greatest power of two up to 256 that divides it.
    static std::uint32_t alignment(void const* data)
    {
        return 1U << (std::min)(8, std::countr_zero(reinterpret_cast<std::uintptr_t>(data)));
    }

private:
    using Layout = LtObject<cublasLtMatrixLayout_t, cublasLtMatrixLayoutDestroy>;
    using Preference = LtObject<cublasLtMatmulPreference_t, cublasLtMatmulPreferenceDestroy>;
    static constexpr cudaDataType type = sizeof(T) == 8 ? CUDA_R_64F : CUDA_R_32F;

    static constexpr cublasComputeType_t compute_type(Precision precision)
    {
        if (sizeof(T) == 8) return CUBLAS_COMPUTE_64F;
        if (precision == Precision::tf32) return CUBLAS_COMPUTE_32F_FAST_TF32;
        return precision == Precision::bf16 ? CUBLAS_COMPUTE_32F_FAST_16BF : CUBLAS_COMPUTE_32F;
    }

    /// A matrix that lies column by column, the next one `stride` further.
    static auto matrix(std::size_t rows, std::size_t columns, std::size_t stride)
    {
        return [=](cublasLtMatrixLayout_t* layout) {
            return cublasLtMatrixLayoutCreate(layout, type, rows, columns, static_cast<std::int64_t>(stride));
        };
    }
    [[nodiscard]] auto factor(Factor<T> const& lines, std::size_t count) const
    {
        return lines.is_transposed ? matrix(count, product_->depth, lines.stride)
                                   : matrix(product_->depth, count, lines.stride);
    }

    [[nodiscard]] cublasLtEpilogue_t epilogue() const
    {
        bool const has_bias = product_->bias != nullptr;
        if (product_->epilogue == LtEpilogue::relu)
            return has_bias ? CUBLASLT_EPILOGUE_RELU_BIAS : CUBLASLT_EPILOGUE_RELU;
        if (product_->epilogue == LtEpilogue::gelu)
            return has_bias ? CUBLASLT_EPILOGUE_GELU_BIAS : CUBLASLT_EPILOGUE_GELU;
        return has_bias ? CUBLASLT_EPILOGUE_BIAS : CUBLASLT_EPILOGUE_DEFAULT;
    }

    /// No memory of the algorithm's own and every sum in one sequence, so that the same call gives the same
    /// bits; and addresses as they are.
    void prefer(Preference const& preference) const
    {
        auto const set_preference = [&](cublasLtMatmulPreferenceAttributes_t attribute, auto value) {
            expect_success(cublasLtMatmulPreferenceSetAttribute(preference, attribute, &value, sizeof value),
                           "cublasLtMatmulPreferenceSetAttribute");
        };
        set_preference(CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES, std::uint64_t{0});
        set_preference(CUBLASLT_MATMUL_PREF_REDUCTION_SCHEME_MASK,
                       std::uint32_t{CUBLASLT_REDUCTION_SCHEME_NONE});
        set_preference(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES, alignment(product_->right.data));
        set_preference(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES, alignment(product_->left.data));
        set_preference(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES, alignment(product_->to));
        set_preference(CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES, alignment(product_->to));
    }

    void set(cublasLtMatmulDescAttributes_t attribute, auto value) const
    {
        expect_success(cublasLtMatmulDescSetAttribute(operation_, attribute, static_cast<void const*>(&value),
                                                      sizeof value),
                       "cublasLtMatmulDescSetAttribute");
    }

    Product<T> const* product_;
    LtObject<cublasLtMatmulDesc_t, cublasLtMatmulDescDestroy> operation_;
    Layout a_;
    Layout b_;
    Layout c_;
};

/// cuBLASLt on one device, with the algorithms that it proposed.
class CublasLt {
public:
    /// Computes a product; false, and nothing is done, if there is no algorithm for it.
    template <class T>
    bool multiply(Product<T> const& product, Precision precision, cudaStream_t stream)
    {
        LtProduct<T> const asked(product, precision);
        auto const wanted = key(product, precision);
        auto known = algorithms_.find(wanted);
        if (known == algorithms_.end())
            known = algorithms_.emplace(wanted, asked.find_algorithm(handle_)).first;
        std::optional<cublasLtMatmulAlgo_t> const& algorithm = known->second;
        if (algorithm) asked.compute(handle_, *algorithm, stream);
        return algorithm.has_value();
    }

private:
    using Key = std::array<std::size_t, 15>;

    /// All that an algorithm depends on.
    template <class T>
    static Key key(Product<T> const& product, Precision precision)
    {
        auto const alignment = [](void const* data) { return std::size_t{LtProduct<T>::alignment(data)}; };
        return {product.rows,
                product.columns,
                product.depth,
                product.left.stride,
                product.right.stride,
                product.stride,
                alignment(product.left.data),
                alignment(product.right.data),
                alignment(product.to),
                product.bias == nullptr ? 0 : alignment(product.bias),
                std::size_t{product.left.is_transposed},
                std::size_t{product.right.is_transposed},
                static_cast<std::size_t>(product.epilogue),
                static_cast<std::size_t>(precision),
                sizeof(T)};
    }

    LtObject<cublasLtHandle_t, cublasLtDestroy> handle_{cublasLtCreate, "cublasLtCreate"};
    std::map<Key, std::optional<cublasLtMatmulAlgo_t>> algorithms_;
};

/// A runtime whose contractions cuBLASLt computes in a precision, where it knows how.
template <class Runtime, Precision precision>
struct WithCublasLt : Runtime {
    template <class T>
    static bool multiply(Product<T> const& product)
    {
        thread_local std::map<int, CublasLt> libraries; // of each device
        return libraries[Runtime::number()].multiply(product, precision, Runtime::stream());
    }
};

} // namespace lamina::cuda
