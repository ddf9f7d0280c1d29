// SPDX-License-Identifier: BSL-1.0
// lamina_report <file.json>: computes what the report shows.
#include "report.hpp"

#include <boost/version.hpp>

#include <fstream>

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "lamina_report: give one file to write, such as report/data.json\n");
        return 2;
    }
    nlohmann::json const result{
        {"built",
         {{"compiler", LAMINA_REPORT_COMPILER},
          {"flags", LAMINA_REPORT_FLAGS},
          {"instruction_set", xsimd::default_arch::name()},
          {"xsimd", std::to_string(XSIMD_VERSION_MAJOR) + "." + std::to_string(XSIMD_VERSION_MINOR) + "." +
                        std::to_string(XSIMD_VERSION_PATCH)},
          {"xtensor", std::to_string(XTENSOR_VERSION_MAJOR) + "." + std::to_string(XTENSOR_VERSION_MINOR) +
                          "." + std::to_string(XTENSOR_VERSION_PATCH)},
          {"boost", BOOST_LIB_VERSION}}},
        {"000", report::document_000()},
        {"001", report::document_001()},
        {"002", report::document_002()},
        {"003", report::document_003()}};
    std::ofstream file(argv[1]);
    file << result.dump(1) << '\n';
    if (!file.flush()) {
        std::fprintf(stderr, "lamina_report: cannot write %s\n", argv[1]);
        return 1;
    }
}
