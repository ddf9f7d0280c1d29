// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/core.hpp>

#include "catch.hpp"

#include <lamina/backends/cpu/ensemble.hpp>
#include <lamina/lamina.hpp>
#include <lamina/portable/portable_network.hpp>

#include <tuple>

using namespace lamina;

// What a program may call its own beside Lamina's names: one that Lamina opened to it would be ambiguous below.
// clang-format off
struct Accumulate {}; struct Activate {}; struct Activation {}; struct Affine {}; struct Alone {};
struct Applied {}; struct Array {}; struct Backend {}; struct Bare {}; struct Batch {}; struct Bias
{}; struct Block {}; struct Borrowed {}; struct Braces {}; struct Bytes {}; struct Chain {}; struct
Column {}; struct Columns {}; struct Comparable {}; struct Constant {}; struct Contract {}; struct
Contraction {}; struct Dense {}; struct Derivative {}; struct Direct {}; struct Element {}; struct
Elements {}; struct Every {}; struct Expression {}; struct Facts {}; struct Formulas {}; struct
Forward {}; struct Generator {}; struct Given {}; struct Gradient {}; struct Index {}; struct Input
{}; struct Joined {}; struct Joint {}; struct Kept {}; struct KeyedArrays {}; struct Label {};
struct Labels {}; struct Lanes {}; struct Layer {}; struct Layout {}; struct Length {}; struct Line
{}; struct List {}; struct Load {}; struct Lookup {}; struct Loss {}; struct Mask {}; struct
Matrices {}; struct Member {}; struct Memory {}; struct Model {}; struct Neuron {}; struct Node {};
struct None {}; struct Nothing {}; struct Nowhere {}; struct Number {}; struct OneHotRows {}; struct
Optimizer {}; struct Output {}; struct Owned {}; struct Owner {}; struct Panels {}; struct Parameter
{}; struct Part {}; struct Pass {}; struct Passes {}; struct Piece {}; struct Place {}; struct
Planned {}; struct Position {}; struct Prefix {}; struct Range {}; struct Readable {}; struct Result
{}; struct Rows {}; struct Rule {}; struct Sample {}; struct Samples {}; struct Shape {}; struct
Single {}; struct Sink {}; struct Size {}; struct Slot {}; struct Slots {}; struct Source {}; struct
Space {}; struct Stage {}; struct State {}; struct Step {}; struct Store {}; struct Stored {};
struct Strided {}; struct Strip {}; struct Table {}; struct Takes {}; struct Target {}; struct Team
{}; struct Text {}; struct Then {}; struct Through {}; struct Tile {}; struct Trained {}; struct
Training {}; struct Update {}; struct Value {}; struct Values {}; struct Variable {}; struct Walk
{}; struct Weight {}; struct Width {}; struct Widths {}; struct Workspaces {}; struct Wrt {}; struct
Zero {}; struct Zeros {};
namespace symbol { struct Own {}; }
namespace math { struct Own {}; }

using All = std::tuple<
        Accumulate, Activate, Activation, Affine, Alone, Applied, Array, Backend, Bare,
        Batch, Bias, Block, Borrowed, Braces, Bytes, Chain, Column, Columns, Comparable,
        Constant, Contract, Contraction, Dense, Derivative, Direct, Element, Elements,
        Every, Expression, Facts, Formulas, Forward, Generator, Given, Gradient, Index,
        Input, Joined, Joint, Kept, KeyedArrays, Label, Labels, Lanes, Layer, Layout,
        Length, Line, List, Load, Lookup, Loss, Mask, Matrices, Member, Memory, Model,
        Neuron, Node, None, Nothing, Nowhere, Number, OneHotRows, Optimizer, Output, Owned,
        Owner, Panels, Parameter, Part, Pass, Passes, Piece, Place, Planned, Position,
        Prefix, Range, Readable, Result, Rows, Rule, Sample, Samples, Shape, Single, Sink,
        Size, Slot, Slots, Source, Space, Stage, State, Step, Store, Stored, Strided, Strip,
        Table, Takes, Target, Team, Text, Then, Through, Tile, Trained, Training, Update,
        Value, Values, Variable, Walk, Weight, Width, Widths, Workspaces, Wrt, Zero, Zeros,
        symbol::Own, math::Own>;
// clang-format on

TEST_CASE("A program's own names stay its own beside `using namespace lamina`")
{
    static_assert(std::tuple_size_v<All> == 124);
    Network<Sequential<Linear<2, 1>>> const net{zeros};
    CHECK(net({1, 2})[0] == 0);
}
