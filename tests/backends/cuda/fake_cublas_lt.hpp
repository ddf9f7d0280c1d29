// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "backends/cuda/emulated_device.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cublasLt.h>

/// The functions of cuBLASLt that Lamina calls, for memory of the host: they take descriptors at their word,
/// column by column, and multiply with plain loops on an emulated device. For one source of a program, which
/// does not link the library.
namespace lamina::laws {

using namespace core;

struct FakeLt {
    static inline bool knows_epilogues = true; ///< all but the default one
    static inline bool knows_products = true;
    static inline cublasStatus_t failure = CUBLAS_STATUS_SUCCESS; ///< of a multiplication
    static inline std::size_t heuristics = 0;
    static inline std::map<cublasLtEpilogue_t, std::size_t> computed;

    struct Operation {
        cublasComputeType_t compute;
        cudaDataType type;
        cublasOperation_t op_a = CUBLAS_OP_N;
        cublasOperation_t op_b = CUBLAS_OP_N;
        cublasLtEpilogue_t epilogue = CUBLASLT_EPILOGUE_DEFAULT;
        void const* bias = nullptr;
    };
    struct Layout {
        cudaDataType type;
        std::size_t rows;
        std::size_t columns;
        std::size_t stride;
    };
    struct Preference {
        std::uint64_t workspace = 0;
        std::uint32_t reductions = CUBLASLT_REDUCTION_SCHEME_MASK;
        std::array<std::uint32_t, 4> alignments{256, 256, 256, 256}; ///< of A, B, C and D
    };

    /// Whether op(A) op(B) has the shape of C, and all have the type of the operation.
    static bool fit(Operation const& operation, Layout const& a, Layout const& b, Layout const& c)
    {
        bool const turned_a = operation.op_a == CUBLAS_OP_T, turned_b = operation.op_b == CUBLAS_OP_T;
        std::size_t const depth = turned_a ? a.rows : a.columns;
        auto const sound = [&](Layout const& layout) {
            return layout.type == operation.type && layout.stride >= layout.rows;
        };
        bool const is_double = operation.compute == CUBLAS_COMPUTE_64F;
        return sound(a) && sound(b) && sound(c) && is_double == (operation.type == CUDA_R_64F) &&
               depth == (turned_b ? b.columns : b.rows) && c.rows == (turned_a ? a.columns : a.rows) &&
               c.columns == (turned_b ? b.rows : b.columns);
    }

    /// A factor as the compute type takes it.
    template <class T>
    static T rounded(T value, cublasComputeType_t compute)
    {
        if constexpr (sizeof(T) == 4) {
            int const bits = compute == CUBLAS_COMPUTE_32F_FAST_TF32   ? 13
                             : compute == CUBLAS_COMPUTE_32F_FAST_16BF ? 16
                                                                       : 0;
            if (bits == 0) return value;
            auto const half = (1U << (bits - 1));
            return std::bit_cast<float>((std::bit_cast<std::uint32_t>(value) + half) >> bits << bits);
        } else {
            return value;
        }
    }

    template <class T>
    struct Multiplication {
        Operation operation;
        Layout a_layout, b_layout, c_layout;
        T alpha, beta;
        T const* a;
        T const* b;
        T* c;

        void operator()() const
        {
            std::size_t const depth = operation.op_a == CUBLAS_OP_T ? a_layout.rows : a_layout.columns;
            for (std::size_t column = 0; column < c_layout.columns; ++column)
                for (std::size_t row = 0; row < c_layout.rows; ++row) {
                    T sum = 0;
                    for (std::size_t i = 0; i < depth; ++i)
                        sum += at(a, a_layout, operation.op_a, row, i) *
                               at(b, b_layout, operation.op_b, i, column);
                    T& to = c[column * c_layout.stride + row];
                    T const z = alpha * sum + (beta == 0 ? T(0) : beta * to);
                    to = epilogue(operation.bias == nullptr ? z
                                                            : z + static_cast<T const*>(operation.bias)[row]);
                }
        }

        T at(T const* data, Layout const& layout, cublasOperation_t op, std::size_t row,
             std::size_t column) const
        {
            if (op == CUBLAS_OP_T) std::swap(row, column);
            return rounded(data[column * layout.stride + row], operation.compute);
        }
        T epilogue(T z) const
        {
            auto const is = [&](int bit) { return (static_cast<int>(operation.epilogue) & bit) != 0; };
            if (is(CUBLASLT_EPILOGUE_RELU)) return std::max(z, T(0));
            if (!is(CUBLASLT_EPILOGUE_GELU)) return z;
            double const x = z;
            return T(0.5 * x *
                     (1 + std::tanh(std::sqrt(2 / 3.141592653589793) * (x + 0.044715 * x * x * x))));
        }
    };
};

} // namespace lamina::laws

namespace {

using lamina::laws::EmulatedDevice, lamina::laws::FakeLt;

template <class Object>
Object& object(void* handle)
{
    return *static_cast<Object*>(handle);
}
template <class Handle>
cublasStatus_t make(Handle* handle, auto object)
{
    *handle = reinterpret_cast<Handle>(new auto(object));
    return CUBLAS_STATUS_SUCCESS;
}
template <class Object>
cublasStatus_t destroy(void* handle)
{
    delete static_cast<Object*>(handle);
    return CUBLAS_STATUS_SUCCESS;
}
template <class Value>
cublasStatus_t set(Value& value, void const* from, std::size_t size)
{
    if (size != sizeof value) return CUBLAS_STATUS_INVALID_VALUE;
    std::memcpy(&value, from, size);
    return CUBLAS_STATUS_SUCCESS;
}

} // namespace

extern "C" {

char const* cublasLtGetStatusName(cublasStatus_t status)
{
    return status == CUBLAS_STATUS_EXECUTION_FAILED ? "CUBLAS_STATUS_EXECUTION_FAILED" : "CUBLAS_STATUS";
}
char const* cublasLtGetStatusString(cublasStatus_t /*status*/) { return "what it means"; }
cublasStatus_t cublasLtCreate(cublasLtHandle_t* handle) { return make(handle, 0); }
cublasStatus_t cublasLtDestroy(cublasLtHandle_t handle) { return destroy<int>(handle); }

cublasStatus_t cublasLtMatmulDescCreate(cublasLtMatmulDesc_t* operation, cublasComputeType_t compute,
                                        cudaDataType_t type)
{
    return make(operation, FakeLt::Operation{compute, type});
}
cublasStatus_t cublasLtMatmulDescDestroy(cublasLtMatmulDesc_t operation)
{
    return destroy<FakeLt::Operation>(operation);
}
cublasStatus_t cublasLtMatmulDescSetAttribute(cublasLtMatmulDesc_t handle,
                                              cublasLtMatmulDescAttributes_t attribute, void const* value,
                                              std::size_t size)
{
    auto& operation = object<FakeLt::Operation>(handle);
    switch (attribute) {
    case CUBLASLT_MATMUL_DESC_TRANSA:
        return set(operation.op_a, value, size);
    case CUBLASLT_MATMUL_DESC_TRANSB:
        return set(operation.op_b, value, size);
    case CUBLASLT_MATMUL_DESC_EPILOGUE:
        return set(operation.epilogue, value, size);
    case CUBLASLT_MATMUL_DESC_BIAS_POINTER:
        return set(operation.bias, value, size);
    default:
        return CUBLAS_STATUS_INVALID_VALUE;
    }
}

cublasStatus_t cublasLtMatrixLayoutCreate(cublasLtMatrixLayout_t* layout, cudaDataType type,
                                          std::uint64_t rows, std::uint64_t columns, std::int64_t stride)
{
    return make(layout, FakeLt::Layout{type, rows, columns, static_cast<std::size_t>(stride)});
}
cublasStatus_t cublasLtMatrixLayoutDestroy(cublasLtMatrixLayout_t layout)
{
    return destroy<FakeLt::Layout>(layout);
}

cublasStatus_t cublasLtMatmulPreferenceCreate(cublasLtMatmulPreference_t* preference)
{
    return make(preference, FakeLt::Preference{});
}
cublasStatus_t cublasLtMatmulPreferenceDestroy(cublasLtMatmulPreference_t preference)
{
    return destroy<FakeLt::Preference>(preference);
}
cublasStatus_t cublasLtMatmulPreferenceSetAttribute(cublasLtMatmulPreference_t handle,
                                                    cublasLtMatmulPreferenceAttributes_t attribute,
                                                    void const* value, std::size_t size)
{
    auto& preference = object<FakeLt::Preference>(handle);
    switch (attribute) {
    case CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES:
        return set(preference.workspace, value, size);
    case CUBLASLT_MATMUL_PREF_REDUCTION_SCHEME_MASK:
        return set(preference.reductions, value, size);
    case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES:
        return set(preference.alignments[0], value, size);
    case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES:
        return set(preference.alignments[1], value, size);
    case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES:
        return set(preference.alignments[2], value, size);
    case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES:
        return set(preference.alignments[3], value, size);
    default:
        return CUBLAS_STATUS_INVALID_VALUE;
    }
}

/// An algorithm remembers what it was asked for.
cublasStatus_t cublasLtMatmulAlgoGetHeuristic(cublasLtHandle_t /*library*/, cublasLtMatmulDesc_t operation,
                                              cublasLtMatrixLayout_t a, cublasLtMatrixLayout_t b,
                                              cublasLtMatrixLayout_t c, cublasLtMatrixLayout_t d,
                                              cublasLtMatmulPreference_t handle, int /*most*/,
                                              cublasLtMatmulHeuristicResult_t results[], int* count)
{
    ++FakeLt::heuristics;
    auto const& asked = object<FakeLt::Operation>(operation);
    auto const& preference = object<FakeLt::Preference>(handle);
    *count = 0;
    if (!FakeLt::fit(asked, object<FakeLt::Layout>(a), object<FakeLt::Layout>(b),
                     object<FakeLt::Layout>(c)) ||
        c != d)
        return CUBLAS_STATUS_INVALID_VALUE;
    bool const is_plain = asked.epilogue == CUBLASLT_EPILOGUE_DEFAULT;
    if (!(is_plain ? FakeLt::knows_products : FakeLt::knows_epilogues)) return CUBLAS_STATUS_NOT_SUPPORTED;
    *count = 1;
    results[0].state = CUBLAS_STATUS_SUCCESS;
    std::copy(preference.alignments.begin(), preference.alignments.end(), results[0].algo.data);
    results[0].algo.data[4] = preference.reductions;
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmul(cublasLtHandle_t /*library*/, cublasLtMatmulDesc_t handle, void const* alpha,
                              void const* a, cublasLtMatrixLayout_t a_layout, void const* b,
                              cublasLtMatrixLayout_t b_layout, void const* beta, void const* c,
                              cublasLtMatrixLayout_t c_layout, void* d, cublasLtMatrixLayout_t /*d_layout*/,
                              cublasLtMatmulAlgo_t const* algorithm, void* workspace, std::size_t size,
                              cudaStream_t /*stream*/)
{
    if (FakeLt::failure != CUBLAS_STATUS_SUCCESS) return FakeLt::failure;
    void const* const addresses[]{a, b, c, d};
    for (int i = 0; i < 4; ++i)
        if (reinterpret_cast<std::uintptr_t>(addresses[i]) % algorithm->data[i] != 0)
            return CUBLAS_STATUS_INVALID_VALUE;
    // what would make the order of sums depend on the moment
    if (algorithm->data[4] != CUBLASLT_REDUCTION_SCHEME_NONE || workspace != nullptr || size != 0 || c != d)
        return CUBLAS_STATUS_INVALID_VALUE;
    auto const& operation = object<FakeLt::Operation>(handle);
    ++FakeLt::computed[operation.epilogue];
    auto const run = [&]<class T>(T) {
        EmulatedDevice::submit(FakeLt::Multiplication<T>{
            operation, object<FakeLt::Layout>(a_layout), object<FakeLt::Layout>(b_layout),
            object<FakeLt::Layout>(c_layout), *static_cast<T const*>(alpha), *static_cast<T const*>(beta),
            static_cast<T const*>(a), static_cast<T const*>(b), static_cast<T*>(d)});
    };
    operation.type == CUDA_R_64F ? run(double{}) : run(float{});
    return CUBLAS_STATUS_SUCCESS;
}

} // extern "C"
