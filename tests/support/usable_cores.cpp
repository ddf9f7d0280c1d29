// SPDX-License-Identifier: BSL-1.0
#include <lamina/support/usable_cores.hpp>

#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace lamina::core;

TEST_CASE("A quota pays for its part of a period, rounded up")
{
    static_assert(cores_of_quota("100000 100000\n") == 1 && cores_of_quota("150000 100000") == 2 &&
                  cores_of_quota("50000 100000") == 1 && cores_of_quota("400000 50000") == 8);
    static_assert(cores_of_quota("max 100000\n") == no_limit && cores_of_quota("-1 100000") == no_limit &&
                  cores_of_quota("") == no_limit && cores_of_quota("100000") == no_limit &&
                  cores_of_quota("100000 0") == no_limit && cores_of_quota("0 100000") == no_limit);
}

TEST_CASE("A process's group is found by its controller")
{
    constexpr std::string_view both = "12:memory:/a\n4:cpu,cpuacct:/docker/b\n1:name=systemd:/c\n0::/d/e\n";
    static_assert(cgroup_path(both, "cpu") == "/docker/b" && cgroup_path(both, "cpuacct") == "/docker/b" &&
                  cgroup_path(both, "") == "/d/e" && cgroup_path(both, "memory") == "/a");
    static_assert(cgroup_path("0::/\n", "") == "/" && cgroup_path("0::/\n", "cpu").empty());
    static_assert(cgroup_path("3:cpuset:/x\nnothing\n:\n2:cpu:/y:z", "cpu") == "/y:z");
    static_assert(cgroup_path("", "cpu").empty() && cgroup_path("\n\n", "").empty());
}

TEST_CASE("The least quota of a group and those around it holds")
{
    namespace fs = std::filesystem;
    fs::path const root = fs::temp_directory_path() / ("lamina_cgroup_" + std::to_string(::getpid()));
    auto const write = [&](char const* file, char const* text) {
        fs::create_directories((root / file).parent_path());
        std::ofstream(root / file) << text;
    };
    auto const cores = [&](char const* groups) { return cgroup_cores(groups, root.native()); };
    CHECK(cores("0::/a/b\n") == no_limit);
    write("a/b/cpu.max", "max 100000\n");
    CHECK(cores("0::/a/b\n") == no_limit);
    write("a/cpu.max", "250000 100000\n");
    CHECK(cores("0::/a/b\n") == 3);
    CHECK(cores("0::/\n") == no_limit);
    write("cpu.max", "100000 100000\n"); // what a container sees, whatever its path outside
    CHECK(cores("0::/a/b\n") == 1);
    CHECK(cores("0::/not/there\n") == 1);
    fs::remove(root / "cpu.max");
    write("cpu/docker/1/cpu.cfs_quota_us", "-1\n");
    write("cpu/docker/1/cpu.cfs_period_us", "100000\n");
    CHECK(cores("4:cpu,cpuacct:/docker/1\n0::/\n") == no_limit);
    write("cpu/docker/1/cpu.cfs_quota_us", "200000\n");
    CHECK(cores("4:cpu,cpuacct:/docker/1\n0::/\n") == 2);
    write("cpu/cpu.cfs_quota_us", "50000\n");
    write("cpu/cpu.cfs_period_us", "100000\n");
    CHECK(cores("4:cpu,cpuacct:/docker/1\n") == 1);
    CHECK(cores("4:cpu:/elsewhere\n") == 1);
    fs::remove_all(root);
}

TEST_CASE("There is a core, and no more than this thread may run on")
{
    CHECK(usable_cores() >= 1);
    CHECK(usable_cores() <= allowed_cores());
#ifdef __linux__
    cpu_set_t before;
    REQUIRE(sched_getaffinity(0, sizeof before, &before) == 0);
    int core = 0;
    while (!CPU_ISSET(core, &before)) ++core;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(core, &one);
    REQUIRE(sched_setaffinity(0, sizeof one, &one) == 0);
    CHECK(allowed_cores() == 1);
    REQUIRE(sched_setaffinity(0, sizeof before, &before) == 0);
    CHECK(allowed_cores() == static_cast<std::size_t>(CPU_COUNT(&before)));
#endif
}
