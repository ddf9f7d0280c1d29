// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/supported.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <string_view>
#include <type_traits>

#ifdef __linux__
#include <sched.h>
#include <unistd.h>
#else
#include <thread>
#endif

/// How many cores a process may use: those that it may run on, at most as many as a container's quota pays
/// for. More threads than that wait for one another longer than they compute. Text is std::string_view: as a
/// parameter, so that programs without threads do not compile what it does.
namespace lamina::core {

inline constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

/// The whole number that a text starts with, which it is then without, and spaces; -1 of anything else.
template <class Text>
constexpr long long take_number(Text& text)
{
    long long number = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && digits < 18 && text[digits] >= '0' && text[digits] <= '9'; ++digits)
        number = 10 * number + (text[digits] - '0');
    text.remove_prefix(digits);
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    return digits == 0 ? -1 : number;
}

/// The cores, rounded up, that a quota and its period pay for, as cgroup writes them: "150000 100000" for
/// two, "max 100000" or "-1 100000" for any number.
template <class Text = std::string_view>
constexpr std::size_t cores_of_quota(std::type_identity_t<Text> text)
{
    long long const quota = take_number(text);
    long long const period = take_number(text);
    if (quota <= 0 || period <= 0) return no_limit;
    return static_cast<std::size_t>((quota + period - 1) / period);
}

/// Where a process is in the hierarchy of a controller ("cpu"; "" is the unified one), by the text of its
/// /proc/self/cgroup, whose lines are number:controllers:path; empty where it is in none.
template <class Text = std::string_view>
constexpr Text cgroup_path(std::type_identity_t<Text> text, std::type_identity_t<Text> controller)
{
    while (!text.empty()) {
        std::size_t const length = (std::min)(text.find('\n'), text.size());
        Text const line = text.substr(0, length);
        text.remove_prefix((std::min)(length + 1, text.size()));
        std::size_t const first = line.find(':');
        std::size_t const second = first == line.npos ? line.npos : line.find(':', first + 1);
        if (second == line.npos) continue;
        Text names = line.substr(first + 1, second - first - 1);
        for (bool more = true; more;) {
            std::size_t const end = names.find(',');
            more = end != names.npos;
            if (names.substr(0, end) == controller) return line.substr(second + 1);
            if (more) names.remove_prefix(end + 1);
        }
    }
    return {};
}

/// Room for a text: one size for all, which is one type to compile.
using Room = std::array<char, 4096>;

/// The beginning of a file; empty where there is none.
template <class Text = std::string_view>
Text read_file(char const* name, Room& room)
{
    std::FILE* const file = std::fopen(name, "r");
    if (file == nullptr) return {};
    std::size_t const size = std::fread(room.data(), 1, room.size(), file);
    std::fclose(file);
    return {room.data(), size};
}

/// The least that `cores(directory)` is for a group and those around it. (In a container the path may be that
/// outside, and only its last directory there: the root.)
template <class Text>
std::size_t least_quota(Text root, Text path, auto const& cores)
{
    std::size_t least = no_limit;
    for (bool more = true; more;) {
        Room directory;
        while (path.ends_with('/')) path.remove_suffix(1);
        std::snprintf(directory.data(), directory.size(), "%.*s%.*s", static_cast<int>(root.size()),
                      root.data(), static_cast<int>(path.size()), path.data());
        least = std::min<std::size_t>(least, cores(directory.data()));
        more = !path.empty();
        path = path.substr(0, path.rfind('/') == path.npos ? 0 : path.rfind('/'));
    }
    return least;
}

/// The cores that the quotas of a process's control groups pay for, version 2 and 1, by the text of its
/// /proc/self/cgroup and where they are mounted.
template <class Text = std::string_view>
std::size_t cgroup_cores(std::type_identity_t<Text> groups,
                         std::type_identity_t<Text> root = "/sys/fs/cgroup")
{
    auto const text_of = [](char const* directory, char const* file, Room& room) {
        Room name;
        std::snprintf(name.data(), name.size(), "%.4000s/%s", directory, file);
        return read_file<Text>(name.data(), room);
    };
    Room quota, period;
    std::size_t const unified = least_quota(root, cgroup_path<Text>(groups, ""), [&](char const* directory) {
        return cores_of_quota<Text>(text_of(directory, "cpu.max", quota));
    });
    Room cpu;
    std::snprintf(cpu.data(), cpu.size(), "%.*s/cpu", static_cast<int>(root.size()), root.data());
    std::size_t const apart =
        least_quota<Text>(cpu.data(), cgroup_path<Text>(groups, "cpu"), [&](char const* directory) {
            Text allowed = text_of(directory, "cpu.cfs_quota_us", quota);
            Text of = text_of(directory, "cpu.cfs_period_us", period);
            long long const time = take_number(allowed);
            long long const every = take_number(of);
            return time <= 0 || every <= 0 ? no_limit : static_cast<std::size_t>((time + every - 1) / every);
        });
    return (std::min)(unified, apart);
}

/// The cores that this thread may run on now.
inline std::size_t allowed_cores()
{
#ifdef __linux__
    cpu_set_t set;
    bool const is_known = sched_getaffinity(0, sizeof set, &set) == 0; // not of more than 1,024
    long const cores = is_known ? CPU_COUNT(&set) : sysconf(_SC_NPROCESSORS_ONLN);
    return static_cast<std::size_t>((std::max)(cores, 1L));
#else
    return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
#endif
}

/// The cores that this process may use, as they were when it was first asked.
template <class Text = std::string_view>
std::size_t usable_cores()
{
    static std::size_t const cores = [] {
        Room room;
        return (std::min)(allowed_cores(), cgroup_cores<Text>(read_file<Text>("/proc/self/cgroup", room)));
    }();
    return cores;
}

} // namespace lamina::core
